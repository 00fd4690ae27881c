import type { Tx } from '../platform/database/index.ts'
import { type Caller, notFound, outOfOrder } from '../platform/http/index.ts'
import type { Actor } from '../platform/journal/index.ts'
import type { CaseRow } from './rows.ts'
import { speakToCustomer } from './speak.ts'
import { finishTask, insertDoneCall, lockTask } from './store/tasks.ts'
import type { Means } from './stories.ts'
import type { CaseSummary } from './summary.ts'
import { lockSeen, touchCase } from './touch.ts'

/** A call that nobody had asked for: made, and written down. */
export interface Calling {
  found: CaseRow
  reached: boolean
  note?: string | undefined
  by: Actor
  caller: Caller
  at: Temporal.Instant
}

/** Writes down a call just made; in vain, it counts as an attempt to reach the customer. */
export async function logCall(tx: Tx, calling: Calling, means: Means): Promise<CaseSummary> {
  const { found, reached, note, by, caller, at } = calling
  const taskId = means.newId()
  await insertDoneCall(tx, {
    id: taskId,
    case_id: found.id,
    kind: 'call',
    why: 'called',
    due_at: at,
    made_at: at,
    done_at: at,
    done_by: caller.staffId ?? null,
    reached,
    note: note ?? null,
  })
  return afterCall(tx, { found, reached, note, why: 'called', by, at }, means)
}

/** A call was made. */
export interface Called {
  taskId: string
  /** False: nobody answered the telephone. */
  reached: boolean
  note?: string | undefined
  by: Actor
  caller: Caller
  at: Temporal.Instant
}

/** Finishes a call task. Reached counts as a word to the customer; not reached is an attempt, kept with its time. */
export async function finishCall(tx: Tx, called: Called, means: Means): Promise<CaseSummary> {
  const { taskId, reached, note, by, caller, at } = called
  const task = await lockTask(tx, taskId)
  if (!task) throw notFound('task')
  const found = await lockSeen(tx, { caseId: task.case_id, caller }).catch(() => {
    throw notFound('task')
  })
  if (task.done_at) throw outOfOrder('This call has been made already.', 'another call')
  await finishTask(tx, taskId, { done_at: at, done_by: caller.staffId ?? null, reached, note: note ?? null })
  return afterCall(tx, { found, reached, note, why: task.why, by, at }, means)
}

interface After extends Omit<Calling, 'caller'> {
  why: string
}

async function afterCall(
  tx: Tx,
  { found, reached, note, why, by, at }: After,
  means: Means,
): Promise<CaseSummary> {
  const changes = reached
    ? await speakToCustomer(tx, { found, kind: 'call', channel: 'phone', text: note ?? '', by, at }, means)
    : {}
  const fact = { name: reached ? 'case.called' : 'case.not-reached', by, values: { why } }
  return touchCase(tx, { caseId: found.id, at, changes, fact })
}
