import type { Tx } from '../platform/database/index.ts'
import { outOfOrder } from '../platform/http/index.ts'
import type { Actor } from '../platform/journal/index.ts'
import { mendFirst } from './mendFirst.ts'
import type { CaseRow } from './rows.ts'
import { speakToCustomer } from './speak.ts'
import type { Means } from './stories.ts'
import type { CaseSummary } from './summary.ts'
import { touchCase } from './touch.ts'

/** The first word to the customer: sorry, by a person, with a name. */
export interface Acknowledging {
  found: CaseRow
  message: string
  channel: string
  locale?: string | undefined
  /** Why it goes although a rule stops it. */
  override?: { reason: string } | undefined
  /** Language of whoever sends it: what a rule says about the words is said to them. */
  reader?: string | undefined
  by: Actor
  at: Temporal.Instant
}

/** Step one. The customer hears from a person; the contact clock stops. */
export async function acknowledge(tx: Tx, step: Acknowledging, means: Means): Promise<CaseSummary> {
  const { found, message, channel, locale, by, at } = step
  if (found.status !== 'open') throw notNow(found.status)
  await mendFirst(tx, { ...step, text: message }, means)
  const said = await speakToCustomer(
    tx,
    { found, kind: 'acknowledgement', channel, text: message, locale, by, at },
    means,
  )
  return touchCase(tx, {
    caseId: found.id,
    at,
    changes: { ...said, status: 'acknowledged', acknowledged_at: at },
    fact: { name: 'case.acknowledged', by, values: { channel } },
  })
}

const notNow = (status: string) =>
  status === 'dismissed'
    ? outOfOrder('This case was dismissed. Decide to follow up first.', 'triage')
    : outOfOrder(
        'This customer has been acknowledged already. Write a message instead.',
        NEXT_AFTER[status] ?? 'reopen',
      )

const NEXT_AFTER: Record<string, string> = {
  acknowledged: 'understanding',
  understood: 'resolution',
  solved: 'closure',
  'followed-up': 'closure',
}
