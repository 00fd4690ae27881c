import type { PriorFailure, Situation } from './assessment/index.ts'
import type { CaseRow } from './rows.ts'
import type { OtherFailureRow } from './store/understandings.ts'

/** What the score of a case is judged from. */
export interface Known {
  case: Pick<CaseRow, 'severity' | 'occurred_at'>
  /** What the customer thinks: it drives how they feel, so it and not the finding enters the score. */
  view: Partial<Pick<Situation, 'stability' | 'control' | 'failureKind'>> | undefined
  /** Cause that we found. */
  cause: string | null
  others: readonly Pick<OtherFailureRow, 'occurred_at' | 'cause' | 'answer'>[]
  /** Day the customer came to us. */
  since: string | null
  /** Purchases until it happened, this one included; 0 = none is known. */
  purchases: number
}

/** The situation as the score asks for it; what nobody wrote down is "unknown", never guessed. */
export function situationOf({ case: row, view, cause, others, since, purchases }: Known): Situation {
  const at = row.occurred_at
  return {
    severity: row.severity,
    priorFailures: others.flatMap((other) => priorOf(other, { at, cause }) ?? []),
    stability: view?.stability ?? 'unknown',
    control: view?.control ?? 'unknown',
    failureKind: view?.failureKind ?? 'unknown',
    relationship: relationshipOf({ since, purchases, at }),
  }
}

/** Another failure of the same customer as the score counts it; `undefined` when it came later. */
export function priorOf(
  other: Known['others'][number],
  { at, cause }: { at: Temporal.Instant; cause: string | null },
): PriorFailure | undefined {
  const daysAgo = Math.floor(at.since(other.occurred_at).total('days'))
  if (daysAgo < 0) return undefined
  return {
    daysAgo,
    ...(cause && other.cause ? { sameCause: cause === other.cause } : {}),
    ...(other.answer === 'satisfied' ? { recovered: true } : {}),
    ...(other.answer === 'not-satisfied' ? { recovered: false } : {}),
  }
}

interface Bond {
  since: string | null
  purchases: number
  at: Temporal.Instant
}

// Three purchases or a year with us are "established" (domain table 2.2); one purchase, or the first day, is the first time.
function relationshipOf({ since, purchases, at }: Bond): Situation['relationship'] {
  const day = at.toZonedDateTimeISO('UTC').toPlainDate()
  const cameBefore = (limit: Temporal.PlainDate) =>
    since !== null && Temporal.PlainDate.compare(since, limit) <= 0
  if (purchases >= 3 || cameBefore(day.subtract({ years: 1 }))) return 'established'
  if (!since && purchases === 0) return 'unknown'
  return purchases > 1 || cameBefore(day.subtract({ days: 1 })) ? 'regular' : 'first-time'
}
