import type { Insertable, Selectable } from 'kysely'
import { rows, type Tx } from '../../platform/database/index.ts'
import type { By } from '../rows.ts'
import { json, type PromiseRow, tables, type UnderstandingRow } from './tables.ts'

export const insertUnderstanding = (
  tx: Tx,
  row: Omit<Insertable<UnderstandingRow>, 'by' | 'confirmed_by'> & { by: By; confirmed_by: By | null },
) =>
  tables(tx)
    .insertInto('cases.understandings')
    .values({
      ...row,
      by: json(row.by),
      confirmed_by: row.confirmed_by && json(row.confirmed_by),
    })
    .execute()

/** The newest summary of what happened, confirmed or not. */
export const latestUnderstanding = (
  tx: Tx,
  caseId: string,
): Promise<Selectable<UnderstandingRow> | undefined> =>
  tables(tx)
    .selectFrom('cases.understandings')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

export const confirmRow = (tx: Tx, id: string, { by, at }: { by: By; at: Temporal.Instant }) =>
  tables(tx)
    .updateTable('cases.understandings')
    .set({ confirmed_at: at, confirmed_by: json(by) })
    .where('id', '=', id)
    .execute()

export const correctRow = (
  tx: Tx,
  id: string,
  { correction, at }: { correction: string; at: Temporal.Instant },
) =>
  tables(tx)
    .updateTable('cases.understandings')
    .set({ corrected_at: at, correction })
    .where('id', '=', id)
    .execute()

export const insertPromise = (tx: Tx, row: Omit<Insertable<PromiseRow>, 'by'> & { by: By }) =>
  tables(tx)
    .insertInto('cases.promises')
    .values({ ...row, by: json(row.by) })
    .execute()

export const lockPromise = (tx: Tx, id: string) =>
  tables(tx).selectFrom('cases.promises').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const settlePromise = (
  tx: Tx,
  id: string,
  outcome: Pick<Insertable<PromiseRow>, 'outcome' | 'outcome_at' | 'outcome_reason'>,
) => tables(tx).updateTable('cases.promises').set(outcome).where('id', '=', id).execute()

export const promisesOf = (tx: Tx, caseId: string) =>
  tables(tx)
    .selectFrom('cases.promises')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('due_at')
    .execute()

/** Causes named in findings or closures of this customer's other failures, newest first. */
export interface OtherFailureRow {
  id: string
  reference: string
  title: string
  opened_at: Temporal.Instant
  occurred_at: Temporal.Instant
  status: string
  severity: string
  cause: string | null
  answer: 'satisfied' | 'no-answer' | 'not-satisfied' | null
}

export const otherFailures = (tx: Tx, customerId: string, caseId: string) =>
  rows<OtherFailureRow>(
    tx,
    `select c.id, c.reference, c.title, c.opened_at, c.occurred_at, c.status, c.severity,
       coalesce(k.cause, f.finding->>'cause') as cause, k.answer
     from cases.cases c left join cases.findings f on f.case_id = c.id
     left join lateral (select cause, answer from cases.closures k where k.case_id = c.id order by at desc limit 1) k on true
     where c.customer_id = $1 and c.id <> $2 and c.status <> 'dismissed'
       and c.test = (select test from cases.cases where id = $2) order by c.opened_at desc limit 50`,
    [customerId, caseId],
  )
