import type { Kysely } from 'kysely'
import { preparedRows, rows, type Tx } from '../../platform/database/index.ts'
import type { AlertRow, CallRow } from '../rows.ts'

interface Tables {
  'alerts.alerts': AlertRow
  'alerts.calls': CallRow
  'alerts.answer_links': {
    token_hash: string
    alert_id: string
    staff_id: string
    made_at: Temporal.Instant
    expires_at: Temporal.Instant
    used_at: Temporal.Instant | null
  }
}

const tables = (tx: Tx): Kysely<Tables> => tx as unknown as Kysely<Tables>

/** Every column of an alert, by name: a statement that is kept planned must not change when a column is added. */
export const ALERT_COLUMNS = Object.keys({
  id: true,
  case_id: true,
  feedback_id: true,
  severity: true,
  team_id: true,
  site_id: true,
  detected_at: true,
  raised_at: true,
  answer_due_at: true,
  first_delivered_at: true,
  step: true,
  answered_at: true,
  answered_by: true,
  answered_through: true,
  withdrawn_at: true,
  test: true,
} satisfies Record<keyof AlertRow, true>)

export const insertAlert = (tx: Tx, alert: AlertRow) =>
  tables(tx).insertInto('alerts.alerts').values(alert).execute()

/** Calling somebody twice at one step changes nothing. */
export const insertCall = (tx: Tx, call: CallRow) =>
  tables(tx)
    .insertInto('alerts.calls')
    .values(call)
    .onConflict((conflict) => conflict.doNothing())
    .execute()

const BY_ID = {
  name: 'alert-by-id',
  text: `select ${ALERT_COLUMNS.join(', ')} from alerts.alerts where id = $1`,
}
const LOCKED = { name: 'alert-locked', text: `${BY_ID.text} for update` }

export const lockAlert = (tx: Tx, id: string): Promise<AlertRow | undefined> =>
  preparedRows<AlertRow>(tx, LOCKED, [id]).then(([row]) => row)

export const alertById = (tx: Tx, id: string): Promise<AlertRow | undefined> =>
  preparedRows<AlertRow>(tx, BY_ID, [id]).then(([row]) => row)

/** The alert of this case that waits for an answer, locked. */
export const waitingAlertOf = (tx: Tx, caseId: string): Promise<AlertRow | undefined> =>
  tables(tx)
    .selectFrom('alerts.alerts')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('answered_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .orderBy('raised_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()

/** The newest alert of this case, locked. */
export const newestAlertOf = (tx: Tx, caseId: string): Promise<AlertRow | undefined> =>
  tables(tx)
    .selectFrom('alerts.alerts')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('raised_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()

export const updateAlert = (tx: Tx, id: string, changes: Partial<AlertRow>) =>
  tables(tx).updateTable('alerts.alerts').set(changes).where('id', '=', id).execute()

export const callsOf = (tx: Tx, alertId: string): Promise<CallRow[]> =>
  tables(tx).selectFrom('alerts.calls').selectAll().where('alert_id', '=', alertId).orderBy('step').execute()

/** Marks that an open screen of the person called has it; true when this was the first time. */
export async function markSeen(
  tx: Tx,
  { alertId, staffId, at }: { alertId: string; staffId: string; at: Temporal.Instant },
): Promise<boolean> {
  const seen = await rows(
    tx,
    `update alerts.calls set seen_at = $3 where alert_id = $1 and staff_id = $2 and seen_at is null returning 1`,
    [alertId, staffId, at],
  )
  return seen.length > 0
}

/** The first time it reached anybody stays; true when this was it. */
export async function markDelivered(tx: Tx, alertId: string, at: Temporal.Instant): Promise<boolean> {
  const delivered = await rows(
    tx,
    `update alerts.alerts set first_delivered_at = $2 where id = $1 and first_delivered_at is null returning 1`,
    [alertId, at],
  )
  return delivered.length > 0
}

export const setMail = (
  tx: Tx,
  { alertId, step, staffId, mailId }: { alertId: string; step: number; staffId: string; mailId: string },
) =>
  rows(tx, 'update alerts.calls set mail_id = $4 where alert_id = $1 and step = $2 and staff_id = $3', [
    alertId,
    step,
    staffId,
    mailId,
  ])

/** The alert that this mail told somebody about. */
export const alertOfMail = (tx: Tx, mailId: string): Promise<{ alert_id: string } | undefined> =>
  tables(tx).selectFrom('alerts.calls').select('alert_id').where('mail_id', '=', mailId).executeTakeFirst()

export const insertLink = (tx: Tx, link: Tables['alerts.answer_links']) =>
  tables(tx).insertInto('alerts.answer_links').values(link).execute()

/** A link by its token's hash, locked, so that two taps on it meet. */
export const lockLink = (tx: Tx, tokenHash: string) =>
  tables(tx)
    .selectFrom('alerts.answer_links')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .forUpdate()
    .executeTakeFirst()

export const markUsed = (tx: Tx, tokenHash: string, at: Temporal.Instant) =>
  tables(tx)
    .updateTable('alerts.answer_links')
    .set({ used_at: at })
    .where('token_hash', '=', tokenHash)
    .execute()
