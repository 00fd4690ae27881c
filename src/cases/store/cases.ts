import { rows, type Tx } from '../../platform/database/index.ts'
import type { UnnumberedCase } from '../opening.ts'
import type { CaseRow, ClockKind, ClockRow } from '../rows.ts'
import { tables } from './tables.ts'

/** The case, locked until this transaction ends; undefined when there is none. */
export const lockCase = (tx: Tx, id: string): Promise<CaseRow | undefined> =>
  tables(tx).selectFrom('cases.cases').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const caseById = (tx: Tx, id: string): Promise<CaseRow | undefined> =>
  tables(tx).selectFrom('cases.cases').selectAll().where('id', '=', id).executeTakeFirst()

/** By id or reference ("A-2417"). */
export const caseByWord = (tx: Tx, word: string): Promise<CaseRow | undefined> =>
  tables(tx)
    .selectFrom('cases.cases')
    .selectAll()
    .where((on) =>
      /^[0-9a-f-]{36}$/i.test(word) ? on('id', '=', word) : on('reference', '=', word.toUpperCase()),
    )
    .executeTakeFirst()

/** Writes a new case and its clocks; undefined when somebody else just opened the same failure. */
export async function insertCase(
  tx: Tx,
  { case: row, clocks }: { case: UnnumberedCase; clocks: ClockRow[] },
): Promise<CaseRow | undefined> {
  const [number] = await rows<{ reference: string }>(
    tx,
    `select 'A-' || nextval('cases.reference_number') as reference`,
  )
  const inserted = await tables(tx)
    .insertInto('cases.cases')
    .values({ ...row, reference: number!.reference })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (inserted && clocks.length > 0) await startClocks(tx, clocks)
  return inserted
}

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
  if (Object.keys(changes).length > 0)
    await tables(tx).updateTable('cases.cases').set(changes).where('id', '=', id).execute()
  await rows(
    tx,
    `update cases.cases c set version = version + 1, next_due_at =
       case when status in ('closed', 'dismissed') or history then null else least(alert_due_at,
         (select min(due_at) from cases.clocks k where k.case_id = c.id and k.stopped_at is null),
         (select min(due_at) from cases.promises p where p.case_id = c.id and p.outcome is null),
         (select min(due_at) from cases.tasks t where t.case_id = c.id and t.done_at is null)) end
     where id = $1`,
    [id],
  )
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
