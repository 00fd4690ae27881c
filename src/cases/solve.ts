import type { Tx } from '../platform/database/index.ts'
import { outOfOrder } from '../platform/http/index.ts'
import type { Actor } from '../platform/journal/index.ts'
import type { CaseRow } from './rows.ts'
import { mayGoOnUnconfirmed } from './rules.ts'
import { stopClocks } from './store/cases.ts'
import { insertResolution } from './store/parts.ts'
import { summariesOf } from './store/summaries.ts'
import { latestUnderstanding } from './store/understandings.ts'
import type { Means } from './stories.ts'
import { type CaseSummary, summaryOf } from './summary.ts'
import { touchCase } from './touch.ts'

/** What was done to make it good, and the bit more; two lines, never one. */
export interface Solving {
  found: CaseRow
  what: string
  extraMile?: string | undefined
  by: Actor
  at: Temporal.Instant
}

/** Step three. The fix is done; the recovery survey goes out by itself. */
export async function solveCase(tx: Tx, step: Solving, { newId, stories }: Means): Promise<CaseSummary> {
  const { found, what, extraMile, by, at } = step
  await checkUnderstood(tx, found, at)
  await insertResolution(tx, { id: newId(), case_id: found.id, what, extra_mile: extraMile ?? null, by, at })
  await stopClocks(tx, { caseId: found.id, at })
  const changes = { status: 'solved', solved_at: at, waiting_for_customer_since: null } as const
  await touchCase(tx, {
    caseId: found.id,
    at,
    changes,
    fact: { name: 'case.solved', by, values: { extraMile: extraMile !== undefined } },
  })
  await stories.solved?.(tx, { case: { ...found, ...changes }, by, at })
  // Asking the customer again has changed the case once more.
  const [row] = await summariesOf(tx, [found.id])
  return summaryOf(row!, at)
}

async function checkUnderstood(tx: Tx, found: CaseRow, now: Temporal.Instant): Promise<void> {
  const { status } = found
  if (status === 'understood') return
  if (status === 'open')
    throw outOfOrder('Say sorry first: nobody has acknowledged this customer yet.', 'acknowledgement')
  if (status === 'dismissed')
    throw outOfOrder('This case was dismissed. Decide to follow up first.', 'triage')
  if (status !== 'acknowledged') throw outOfOrder('This case is solved already.', 'closure')
  const latest = await latestUnderstanding(tx, found.id)
  if (!latest) throw outOfOrder('Write down what you understood, and read it back.', 'understanding')
  if (latest.corrected_at)
    throw outOfOrder('The customer said it was not quite that. Read it back again.', 'understanding')
  if (!mayGoOnUnconfirmed(latest.at, now))
    throw outOfOrder('The customer has not confirmed yet what we understood.', 'confirmation')
}
