import type { ImportKind } from '../fields.ts'
import { customersKind } from './customers.ts'
import { feedbackKind } from './feedback.ts'
import { interactionsKind } from './interactions.ts'
import type { Kind } from './kind.ts'
import { shiftsKind } from './shifts.ts'
import { staffKind } from './staff.ts'

const KINDS = {
  interactions: interactionsKind,
  feedback: feedbackKind,
  customers: customersKind,
  staff: staffKind,
  shifts: shiftsKind,
}

/** How rows of this kind are checked and written. Each kind only ever meets rows that it let in itself. */
export const kindCalled = (kind: ImportKind): Kind<unknown> => KINDS[kind] as Kind<unknown>
