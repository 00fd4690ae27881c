import { rows, type Tx } from '../../platform/database/index.ts'
import { SEEN, type Sighted, sightValues } from './summaries.ts'
import { type TaskRow, tables } from './tables.ts'

/** Unless one for the same reason already waits. */
export const insertTask = (tx: Tx, task: TaskRow) =>
  rows(
    tx,
    `insert into cases.tasks (id, case_id, kind, why, due_at, made_at)
     select $1, $2, $3, $4, $5, $6 where not exists (
       select 1 from cases.tasks where case_id = $2 and why = $4 and done_at is null)`,
    [task.id, task.case_id, task.kind, task.why, task.due_at, task.made_at],
  )

/** A call that was made at once. */
export const insertDoneCall = (tx: Tx, task: TaskRow) =>
  tables(tx).insertInto('cases.tasks').values(task).execute()

export const lockTask = (tx: Tx, id: string): Promise<TaskRow | undefined> =>
  tables(tx).selectFrom('cases.tasks').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const finishTask = (
  tx: Tx,
  id: string,
  done: Pick<TaskRow, 'done_at' | 'done_by' | 'reached' | 'note'>,
) => tables(tx).updateTable('cases.tasks').set(done).where('id', '=', id).execute()

export interface TaskRead extends TaskRow {
  reference: string
  customer_id: string
  customer_name: string | null
  customer_phone: string | null
  customer_email: string | null
  customer_external_id: string | null
  done_by_name: string | null
}

interface TaskFilter {
  waiting: boolean
  caseId?: string | undefined
  limit: number
}

/** Calls somebody may see: waiting ones by when they are due, done ones the newest first. */
export const listTasks = (tx: Tx, sighted: Sighted, { waiting, caseId, limit }: TaskFilter) =>
  rows<TaskRead>(
    tx,
    `select k.*, c.reference, c.customer_id, cu.name as customer_name, cu.phone as customer_phone,
       cu.email as customer_email, cu.external_id as customer_external_id, s.name as done_by_name
     from cases.tasks k join cases.cases c on c.id = k.case_id
     left join customers.v_customers cu on cu.id = c.customer_id
     left join people.v_staff s on s.id = k.done_by
     where ${SEEN} and (k.done_at is null) = $4::boolean and ($5::uuid is null or k.case_id = $5)
     order by case when $4 then k.due_at end, k.done_at desc, k.id limit $6`,
    [...sightValues(sighted), waiting, caseId ?? null, limit],
  )

export const tasksOf = (tx: Tx, caseId: string) =>
  rows<TaskRead>(
    tx,
    `select k.*, c.reference, c.customer_id, cu.name as customer_name, cu.phone as customer_phone,
       cu.email as customer_email, cu.external_id as customer_external_id, s.name as done_by_name
     from cases.tasks k join cases.cases c on c.id = k.case_id
     left join customers.v_customers cu on cu.id = c.customer_id
     left join people.v_staff s on s.id = k.done_by where k.case_id = $1 order by k.made_at`,
    [caseId],
  )

export const insertLink = (
  tx: Tx,
  link: { token_hash: string; case_id: string; made_at: Temporal.Instant; expires_at: Temporal.Instant },
) => tables(tx).insertInto('cases.status_links').values(link).execute()

/** The case this link opens, unless it has expired. */
export const caseOfLink = (tx: Tx, tokenHash: string, now: Temporal.Instant) =>
  tables(tx)
    .selectFrom('cases.status_links')
    .select(['case_id', 'expires_at'])
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .executeTakeFirst()

/** Calls since then that nobody answered. */
export async function callsInVain(tx: Tx, caseId: string, since: Temporal.Instant): Promise<number> {
  const [row] = await rows<{ count: number }>(
    tx,
    'select count(*) as count from cases.tasks where case_id = $1 and done_at >= $2 and reached = false',
    [caseId, since],
  )
  return row?.count ?? 0
}
