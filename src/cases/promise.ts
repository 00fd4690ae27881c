import { Problem } from '../language/problem.ts'
import type { Tx } from '../platform/database/index.ts'
import { type Caller, notFound, outOfOrder } from '../platform/http/index.ts'
import type { Actor } from '../platform/journal/index.ts'
import type { CaseRow } from './rows.ts'
import { isHonestOutcome, isOver } from './rules.ts'
import { insertPromise, lockPromise, settlePromise } from './store/understandings.ts'
import type { Means } from './stories.ts'
import type { CaseSummary } from './summary.ts'
import { lockSeen, touchCase } from './touch.ts'

/** Something we said we would do, and by when. */
export interface Promising {
  found: CaseRow
  kind: string
  text: string
  dueAt: Temporal.Instant
  by: Actor
  at: Temporal.Instant
}

/** Keeps a promise with its time; the queue knows from now on when it breaks. */
export async function promise(
  tx: Tx,
  { found, kind, text, dueAt, by, at }: Promising,
  { newId }: Pick<Means, 'newId'>,
): Promise<{ id: string; case: CaseSummary }> {
  if (isOver(found.status))
    throw outOfOrder('This case is over. Open it again to promise something.', 'reopen')
  if (Temporal.Instant.compare(dueAt, at) <= 0)
    throw new Problem('bad input', 'A promise needs a time that is still to come.', {
      errors: [{ path: '/dueAt', message: 'is in the past' }],
    })
  const id = newId()
  await insertPromise(tx, { id, case_id: found.id, kind, text, due_at: dueAt, by, at })
  const fact = { name: 'case.promised', by, values: { text, dueAt: dueAt.toString() } }
  return { id, case: await touchCase(tx, { caseId: found.id, at, evidence: 'promise', fact }) }
}

/** How a promise ended. */
export interface Settling {
  id: string
  outcome: 'kept' | 'late' | 'broken'
  at: Temporal.Instant
  reason?: string | undefined
  by: Actor
  caller: Caller
  now: Temporal.Instant
}

/** Writes down how a promise ended; "kept" only when it was in time. */
export async function settle(
  tx: Tx,
  { id, outcome, at, reason, by, caller, now }: Settling,
): Promise<CaseSummary> {
  const promised = await lockPromise(tx, id)
  if (!promised) throw notFound('promise')
  const found = await lockSeen(tx, { caseId: promised.case_id, caller }).catch(() => {
    throw notFound('promise')
  })
  if (Temporal.Instant.compare(at, now.add({ minutes: 5 })) > 0)
    throw wrongTime('It cannot have happened in the future.', 'is in the future')
  if (!isHonestOutcome(outcome, { dueAt: promised.due_at, at }))
    throw wrongTime('That was after the promised time: say "late".', 'is after the promised time')
  await settlePromise(tx, id, { outcome, outcome_at: at, outcome_reason: reason ?? null })
  const fact = { name: `case.promise-${outcome}`, by, values: { text: promised.text } }
  return touchCase(tx, { caseId: found.id, at: now, fact: { ...fact, ...(reason ? { why: reason } : {}) } })
}

const wrongTime = (sentence: string, message: string) =>
  new Problem('bad input', sentence, { errors: [{ path: '/at', message }] })
