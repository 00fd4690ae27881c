import type { Insertable, Selectable } from 'kysely'
import { rows, type Tx } from '../../platform/database/index.ts'
import type { By } from '../rows.ts'
import {
  type ClosureRow,
  json,
  type MessageRow,
  type OwnershipRow,
  type ReopeningRow,
  type ResolutionRow,
  type TriageRow,
  tables,
} from './tables.ts'

type Signed<Row, Column extends keyof Row> = Omit<Selectable<Row>, Column> & Record<Column, By>
/** Rows on their way in: JSON columns as objects, columns that start empty left out. */
type New<Row, Column extends keyof Row> = Omit<Insertable<Row>, Column> & Record<Column, By>

export type Message = Signed<MessageRow, 'author'>

export const insertMessage = (tx: Tx, row: New<MessageRow, 'author'>) =>
  tables(tx)
    .insertInto('cases.messages')
    .values({ ...row, author: json(row.author) })
    .execute()

/** A message with the state of the mail that carried it. */
export type MessageRead = Message & { mail_state: string | null; mail_error: string | null }

export const messagesOf = (tx: Tx, caseId: string): Promise<MessageRead[]> =>
  rows<MessageRead>(
    tx,
    `select m.*, mail.state as mail_state, mail.last_error as mail_error from cases.messages m
     left join platform.mails mail on mail.id = m.mail_id where m.case_id = $1 order by m.at, m.id`,
    [caseId],
  )

/** The last message a person of ours sent to the customer. */
export const lastOutbound = (tx: Tx, caseId: string) =>
  tables(tx)
    .selectFrom('cases.messages')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('direction', '=', 'out')
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Whether something of this kind went out since. */
export async function saidSince(
  tx: Tx,
  { caseId, kind, since }: { caseId: string; kind: string; since: Temporal.Instant },
): Promise<boolean> {
  const found = await tables(tx)
    .selectFrom('cases.messages')
    .select('id')
    .where('case_id', '=', caseId)
    .where('kind', '=', kind)
    .where('at', '>', since)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

export const endOwnership = (tx: Tx, caseId: string, at: Temporal.Instant) =>
  tables(tx)
    .updateTable('cases.ownerships')
    .set({ until_at: at })
    .where('case_id', '=', caseId)
    .where('until_at', 'is', null)
    .execute()

export async function insertOwnership(tx: Tx, row: New<OwnershipRow, 'given_by'>): Promise<void> {
  await endOwnership(tx, row.case_id, row.from_at)
  await tables(tx)
    .insertInto('cases.ownerships')
    .values({ ...row, given_by: json(row.given_by) })
    .execute()
}

export const ownershipsOf = (tx: Tx, caseId: string) =>
  rows<Signed<OwnershipRow, 'given_by'> & { name: string | null }>(
    tx,
    `select w.*, s.name from cases.ownerships w left join people.v_staff s on s.id = w.staff_id
     where w.case_id = $1 order by w.from_at`,
    [caseId],
  )

export const insertTriage = (tx: Tx, row: New<TriageRow, 'by'>) =>
  tables(tx)
    .insertInto('cases.triage')
    .values({ ...row, by: json(row.by) })
    .execute()

/** The triage answer that stands: the newest that was not taken back. */
export const standingTriage = (tx: Tx, caseId: string) =>
  rows<Signed<TriageRow, 'by'> & { of_reference: string | null }>(
    tx,
    `select t.*, o.reference as of_reference from cases.triage t left join cases.cases o on o.id = t.of_case_id
     where t.case_id = $1 and t.undone_at is null order by t.at desc limit 1`,
    [caseId],
  ).then(([row]) => row)

export const undoTriage = (tx: Tx, id: string, at: Temporal.Instant) =>
  tables(tx).updateTable('cases.triage').set({ undone_at: at }).where('id', '=', id).execute()

interface Judgement {
  caseId: string
  record: object
  by: By
  at: Temporal.Instant
}

/** What the customer thinks happened; a newer word replaces an older one, the journal keeps both. */
export const putCustomerView = (tx: Tx, { caseId, record, by, at }: Judgement) =>
  rows(
    tx,
    `insert into cases.customer_views (case_id, view, by, at) values ($1, $2, $3, $4)
     on conflict (case_id) do update set view = excluded.view, by = excluded.by, at = excluded.at`,
    [caseId, json(record), json(by), at],
  )

/** What we found out. Another table than the customer's view, and never written from it. */
export const putFinding = (tx: Tx, { caseId, record, by, at }: Judgement) =>
  rows(
    tx,
    `insert into cases.findings (case_id, finding, by, at) values ($1, $2, $3, $4)
     on conflict (case_id) do update set finding = excluded.finding, by = excluded.by, at = excluded.at`,
    [caseId, json(record), json(by), at],
  )

export async function viewsOf(tx: Tx, caseId: string) {
  const view = await tables(tx)
    .selectFrom('cases.customer_views')
    .selectAll()
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  const finding = await tables(tx)
    .selectFrom('cases.findings')
    .selectAll()
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  return { view, finding }
}

export const insertResolution = (tx: Tx, row: New<ResolutionRow, 'by'>) =>
  tables(tx)
    .insertInto('cases.resolutions')
    .values({ ...row, by: json(row.by) })
    .execute()

export const insertClosure = (tx: Tx, row: New<ClosureRow, 'by'>) =>
  tables(tx)
    .insertInto('cases.closures')
    .values({ ...row, by: json(row.by) })
    .execute()

export const insertReopening = (tx: Tx, row: New<ReopeningRow, 'by'>) =>
  tables(tx)
    .insertInto('cases.reopenings')
    .values({ ...row, by: json(row.by) })
    .execute()

/** How the case was solved, closed and opened again, oldest first. */
export async function endingsOf(tx: Tx, caseId: string) {
  const of = <Name extends 'cases.resolutions' | 'cases.closures' | 'cases.reopenings'>(name: Name) =>
    rows<Record<string, unknown>>(tx, `select * from ${name} where case_id = $1 order by at`, [caseId])
  return {
    resolutions: (await of('cases.resolutions')) as unknown as Signed<ResolutionRow, 'by'>[],
    closures: (await of('cases.closures')) as unknown as Signed<ClosureRow, 'by'>[],
    reopenings: (await of('cases.reopenings')) as unknown as Signed<ReopeningRow, 'by'>[],
  }
}
