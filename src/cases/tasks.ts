import type { Tx } from '../platform/database/index.ts'
import type { CaseRow } from './rows.ts'
import { insertTask } from './store/tasks.ts'
import type { Means } from './stories.ts'

// A customer known only by phone waits no longer than one who is written to (R3, "public 15 minutes").
const CALL_MINUTES = 15

/** Somebody must call, because there is no other way to this customer. */
export interface Calling {
  found: Pick<CaseRow, 'id'>
  /** Words key: 'read-back', 'offer', 'ask-again', 'status-link', 'news'. */
  why: string
  at: Temporal.Instant
  dueAt?: Temporal.Instant
}

/** Leaves a call to be made. One waiting call a reason: a second of the same is not needed. */
export const makeCallTask = (
  tx: Tx,
  { found, why, at, dueAt }: Calling,
  { newId }: Pick<Means, 'newId'>,
): Promise<unknown> =>
  insertTask(tx, {
    id: newId(),
    case_id: found.id,
    kind: 'call',
    why,
    due_at: dueAt ?? at.add({ minutes: CALL_MINUTES }),
    made_at: at,
    done_at: null,
    done_by: null,
    reached: null,
    note: null,
  })
