import { type CaseRow, lockCase, type Means, ownCase, touchCase } from '../cases/index.ts'
import { Problem } from '../language/problem.ts'
import type { Tx } from '../platform/database/index.ts'
import { type Caller, notFound, outOfOrder, sees } from '../platform/http/index.ts'
import type { Actor } from '../platform/journal/index.ts'
import type { AlertCard } from './card.ts'
import { readCard } from './readCard.ts'
import type { AlertRow, AnsweredThrough } from './rows.ts'
import { alertById, lockAlert, markDelivered, updateAlert, waitingAlertOf } from './store/alerts.ts'
import { wasCalled } from './store/cards.ts'
import { tell } from './tell.ts'

/** Somebody says: I have this. */
export interface Answering {
  alertId: string
  staffId: string | undefined
  by: Actor
  through: AnsweredThrough
  now: Temporal.Instant
}

/** One tap. Whoever answers owns the case when nobody does; tapping twice changes nothing. */
export async function answerAlert(tx: Tx, answering: Answering, means: Means): Promise<AlertCard> {
  const { alertId, staffId, by, now } = answering
  const { alert, found } = await lockBoth(tx, alertId)
  if (alert.withdrawn_at) throw outOfOrder('Nobody needs to answer this any more.', 'nothing')
  if (alert.answered_at) return answeredBefore(tx, alert, answering)
  await markAnswered(tx, alert, answering)
  if (!found.owner_id && staffId) await ownCase(tx, { found, staffId, by, at: now }, means)
  return readCard(tx, alertId, now)
}

/** The case, then its alert, both locked: always in this order, so that answering and taking never wait for each other. */
export async function lockBoth(tx: Tx, alertId: string): Promise<{ alert: AlertRow; found: CaseRow }> {
  const known = await alertById(tx, alertId)
  const found = known && (await lockCase(tx, known.case_id))
  const alert = found && (await lockAlert(tx, alertId))
  if (!alert) throw notFound('alert')
  return { alert, found }
}

/** The case was taken some other way, or its customer was spoken to: that answers its alert. */
export async function answerByActing(
  tx: Tx,
  {
    caseId,
    staffId,
    by,
    now,
  }: { caseId: string; by: Actor; now: Temporal.Instant } & Pick<Answering, 'staffId'>,
): Promise<void> {
  const alert = await waitingAlertOf(tx, caseId)
  if (alert) await markAnswered(tx, alert, { alertId: alert.id, staffId, by, through: 'screen', now })
}

async function markAnswered(tx: Tx, alert: AlertRow, { staffId, by, through, now }: Answering) {
  await updateAlert(tx, alert.id, {
    answered_at: now,
    answered_by: staffId ?? null,
    answered_through: through,
  })
  // Who answers has it before their eyes, whatever the marks of delivery said.
  await markDelivered(tx, alert.id, now)
  await touchCase(tx, { caseId: alert.case_id, at: now, changes: { alert_due_at: null } })
  await tell(tx, { alertId: alert.id, fact: 'alert.answered', by, at: now, staffId: staffId ?? null })
}

async function answeredBefore(tx: Tx, alert: AlertRow, { staffId, now }: Answering): Promise<AlertCard> {
  const card = await readCard(tx, alert.id, now)
  if (alert.answered_by === (staffId ?? null)) return card
  throw new Problem('answered already', `${card.answeredBy?.name ?? 'Somebody'} answered this already.`, {
    status: 409,
    missing: 'nothing',
    answeredBy: card.answeredBy,
  })
}

/** The alert, when the caller may see it: by place, or because they were called about it. */
export async function alertSeen(tx: Tx, alertId: string, caller: Caller): Promise<AlertRow> {
  const alert = await alertById(tx, alertId)
  if (!alert) throw notFound('alert')
  if (sees(caller, { teamId: alert.team_id, siteId: alert.site_id })) return alert
  if (caller.staffId && (await wasCalled(tx, alertId, caller.staffId))) return alert
  throw notFound('alert')
}
