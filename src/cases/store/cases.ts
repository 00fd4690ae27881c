import { sql } from 'kysely'
import { preparedRows, rows, type Tx } from '../../platform/database/index.ts'
import type { CaseRow, ClockKind, ClockRow } from '../rows.ts'
import { CASE_COLUMNS, tables } from './tables.ts'

const BY_ID = { name: 'case-by-id', text: `select ${CASE_COLUMNS.join(', ')} from cases.cases where id = $1` }
const LOCKED = { name: 'case-locked', text: `${BY_ID.text} for update` }

/** The case, locked until this transaction ends; undefined when there is none. */
export const lockCase = (tx: Tx, id: string): Promise<CaseRow | undefined> =>
  preparedRows<CaseRow>(tx, LOCKED, [id]).then(([row]) => row)

export const caseById = (tx: Tx, id: string): Promise<CaseRow | undefined> =>
  preparedRows<CaseRow>(tx, BY_ID, [id]).then(([row]) => row)

/** By id or reference ("A-2417"). */
export const caseByWord = (tx: Tx, word: string): Promise<CaseRow | undefined> =>
  tables(tx)
    .selectFrom('cases.cases')
    .selectAll()
    .where((on) =>
      /^[0-9a-f-]{36}$/i.test(word) ? on('id', '=', word) : on('reference', '=', word.toUpperCase()),
    )
    .executeTakeFirst()

/** The open case of this failure, locked. */
export const openCaseOf = (tx: Tx, failureKey: string): Promise<CaseRow | undefined> =>
  tables(tx)
    .selectFrom('cases.cases')
    .selectAll()
    .where('failure_key', '=', failureKey)
    .where('status', 'not in', ['closed', 'dismissed'])
    .where('history', '=', false)
    .forUpdate()
    .executeTakeFirst()

/** Changes the row, counts its version up and finds anew what cannot wait. */
export async function updateCase(tx: Tx, id: string, changes: Partial<CaseRow>): Promise<void> {
  const told: Partial<CaseRow> = { ...changes }
  const status = told.status === undefined ? sql.ref('status') : sql`${told.status}::text`
  const alertDue =
    told.alert_due_at === undefined ? sql.ref('alert_due_at') : sql`${told.alert_due_at}::timestamptz`
  await tables(tx)
    .updateTable('cases.cases')
    .set({
      ...told,
      version: sql<number>`version + 1`,
      next_due_at: sql<Temporal.Instant | null>`
        case when ${status} in ('closed', 'dismissed') or history then null else least(${alertDue},
          (select min(due_at) from cases.clocks k where k.case_id = cases.id and k.stopped_at is null),
          (select min(due_at) from cases.promises p where p.case_id = cases.id and p.outcome is null),
          (select min(due_at) from cases.tasks t where t.case_id = cases.id and t.done_at is null)) end`,
    })
    .where('id', '=', id)
    .execute()
}

export const startClocks = (tx: Tx, clocks: ClockRow[]) =>
  tables(tx)
    .insertInto('cases.clocks')
    .values(clocks)
    .onConflict((conflict) => conflict.doNothing())
    .execute()

/** Stops running clocks of these kinds, all when none is named. */
export const stopClocks = (
  tx: Tx,
  { caseId, kinds, at }: { caseId: string; kinds?: ClockKind[]; at: Temporal.Instant },
) =>
  rows(
    tx,
    `update cases.clocks set stopped_at = $2
     where case_id = $1 and stopped_at is null and ($3::text[] is null or kind = any($3))`,
    [caseId, at, kinds ?? null],
  )

/** Lets a stopped clock run on as if it had never stopped (something was taken back). */
export const resumeClocks = (tx: Tx, caseId: string, stoppedAt: Temporal.Instant) =>
  rows(tx, 'update cases.clocks set stopped_at = null where case_id = $1 and stopped_at = $2', [
    caseId,
    stoppedAt,
  ])

/** Makes a running clock end earlier; never later. */
export const hurryClock = (
  tx: Tx,
  { caseId, kind, dueAt }: { caseId: string; kind: ClockKind; dueAt: Temporal.Instant },
) =>
  rows(
    tx,
    `update cases.clocks set due_at = least(due_at, $3)
     where case_id = $1 and kind = $2 and stopped_at is null`,
    [caseId, kind, dueAt],
  )
