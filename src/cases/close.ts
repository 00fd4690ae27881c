import type { Tx } from '../platform/database/index.ts'
import { outOfOrder } from '../platform/http/index.ts'
import type { Actor } from '../platform/journal/index.ts'
import { reopenCase } from './reopen.ts'
import type { CaseRow } from './rows.ts'
import { silenceIsShown } from './rules.ts'
import { stopClocks } from './store/cases.ts'
import { insertClosure } from './store/parts.ts'
import { callsInVain } from './store/tasks.ts'
import type { Means } from './stories.ts'
import type { CaseSummary } from './summary.ts'
import { touchCase } from './touch.ts'

/** How it ended, in the customer's word, and what is learnt from it. */
export interface Closing {
  found: CaseRow
  answer: 'satisfied' | 'no-answer' | 'not-satisfied'
  cause: string
  whatWeDid: string
  by: Actor
  at: Temporal.Instant
}

/**
 * Step four. A case closes only when the customer said it is right, or when two attempts brought no answer.
 * "Not satisfied" is kept and opens the case again: a failed recovery is worse than the failure.
 */
export async function closeCase(tx: Tx, closing: Closing, means: Means): Promise<CaseSummary> {
  const { found, answer, cause, whatWeDid, by, at } = closing
  checkSolved(found)
  if (answer === 'no-answer') await checkSilence(tx, found, means)
  await insertClosure(tx, {
    id: means.newId(),
    case_id: found.id,
    answer,
    cause,
    what_we_did: whatWeDid,
    by,
    at,
  })
  if (answer === 'not-satisfied')
    return reopenCase(tx, { found, why: 'not-satisfied', by, at, doubleDeviation: true }, means)
  await stopClocks(tx, { caseId: found.id, at })
  const changes = {
    status: 'closed',
    closed_at: at,
    followed_up_at: found.followed_up_at ?? at,
    waiting_for_customer_since: null,
    alert_due_at: null,
  } as const
  const fact = { name: 'case.closed', by, values: { answer, cause } }
  const summary = await touchCase(tx, { caseId: found.id, at, changes, fact })
  await means.stories.closed?.(tx, { case: { ...found, ...changes }, by, at })
  return summary
}

function checkSolved({ status }: CaseRow): void {
  if (status === 'solved' || status === 'followed-up') return
  if (status === 'closed') throw outOfOrder('This case is closed already.', 'reopen')
  if (status === 'dismissed')
    throw outOfOrder('This case was dismissed. Decide to follow up first.', 'triage')
  const missing = { open: 'acknowledgement', acknowledged: 'understanding', understood: 'resolution' }[status]
  throw outOfOrder('It is not solved yet, so the customer cannot be asked whether it is right.', missing)
}

// Surveys that stayed unanswered and calls in vain count alike, since the fix.
async function checkSilence(tx: Tx, found: CaseRow, { stories }: Means): Promise<void> {
  const calls = await callsInVain(tx, found.id, found.solved_at ?? found.opened_at)
  const asks = (await stories.unansweredAsks?.(tx, found.id)) ?? 0
  if (silenceIsShown(calls + asks)) return
  throw outOfOrder(
    'Two attempts without an answer must be recorded before silence counts as an end.',
    'two unanswered attempts',
  )
}

/** The customer answered after the fix, or was asked twice in vain: the fourth step has what it needs. */
export async function markFollowedUp(
  tx: Tx,
  { found, by, at }: { found: CaseRow; by: Actor; at: Temporal.Instant },
): Promise<void> {
  if (found.status !== 'solved') return
  await touchCase(tx, {
    caseId: found.id,
    at,
    changes: { status: 'followed-up', followed_up_at: at, waiting_for_customer_since: null },
    fact: { name: 'case.followed-up', by },
  })
}
