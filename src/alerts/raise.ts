import { caseById, touchCase } from '../cases/index.ts'
import { fallbackChain } from '../people/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { enqueue } from '../platform/jobs/index.ts'
import type { Actor } from '../platform/journal/index.ts'
import type { AlertRow } from './rows.ts'
import { alertFor, calledAt, escalationJob, mailJob } from './rules.ts'
import { insertAlert, insertCall, newestAlertOf, updateAlert, waitingAlertOf } from './store/alerts.ts'
import { tell } from './tell.ts'

/** A case that somebody must hear about now. */
export interface Raising {
  caseId: string
  feedbackId?: string | null
  by?: Actor
  now: Temporal.Instant
  newId(): string
}

/** Raises an alert on a case, one at a time; the ingest lane writes the same rows by the hundred. One waits per case. */
export async function raiseAlert(tx: Tx, { caseId, feedbackId, by, now, newId }: Raising): Promise<string> {
  const waiting = await waitingAlertOf(tx, caseId)
  if (waiting) return waiting.id
  const row = await caseById(tx, caseId)
  if (!row) throw new Error(`no case ${caseId} to raise an alert on`)
  const place = { teamId: row.team_id, siteId: row.site_id }
  const chain = await fallbackChain(tx, { ...place, now })
  const { alert, calls, jobs } = alertFor({
    case: { ...row, detected_at: row.reopened_times > 0 ? now : row.detected_at },
    feedbackId: feedbackId ?? null,
    chain,
    now,
    newId,
  })
  await insertAlert(tx, alert)
  for (const call of calls) await insertCall(tx, call)
  for (const job of jobs) await enqueue(tx, job)
  await tell(tx, {
    alertId: alert.id,
    fact: 'alert.raised',
    ...(by ? { by } : {}),
    at: now,
    staffId: chain[0]?.staffId ?? null,
  })
  if (!sameInstant(row.alert_due_at, alert.answer_due_at)) await keepDue(tx, alert, now)
  return alert.id
}

/** Nobody needs to answer any more. */
export async function withdrawAlert(
  tx: Tx,
  { caseId, by, now }: { caseId: string; by: Actor; now: Temporal.Instant },
): Promise<void> {
  const waiting = await waitingAlertOf(tx, caseId)
  if (!waiting) return
  await updateAlert(tx, waiting.id, { withdrawn_at: now })
  await tell(tx, { alertId: waiting.id, fact: 'alert.withdrawn', by, at: now })
}

/** A withdrawal was taken back: the alert waits again, its clock as if it had never stopped. */
export async function restoreAlert(
  tx: Tx,
  { caseId, by, now }: { caseId: string; by: Actor; now: Temporal.Instant },
): Promise<void> {
  const newest = await newestAlertOf(tx, caseId)
  if (!newest?.withdrawn_at || newest.answered_at) return
  await updateAlert(tx, newest.id, { withdrawn_at: null })
  await waitAgain(tx, { alert: newest, by, now })
}

/** An alert that needs an answer after all: its clock and its next call run on, and screens show it again. */
export async function waitAgain(
  tx: Tx,
  { alert, by, now }: { alert: AlertRow; by: Actor; now: Temporal.Instant },
): Promise<void> {
  await keepDue(tx, alert, now)
  await enqueue(tx, nextTimer(alert, now))
  await tell(tx, { alertId: alert.id, fact: 'alert.raised', by, at: now })
}

/** The case went to another team: so does its alert, with its clock; the first of the new chain is called at once. */
export async function moveAlert(
  tx: Tx,
  {
    caseId,
    teamId,
    siteId,
    now,
  }: { caseId: string; teamId: string | null; siteId: string | null; now: Temporal.Instant },
): Promise<void> {
  const waiting = await waitingAlertOf(tx, caseId)
  if (!waiting) return
  await updateAlert(tx, waiting.id, { team_id: teamId, site_id: siteId })
  const [first] = await fallbackChain(tx, { teamId, siteId, now })
  if (first) {
    const { staffId, why } = first
    const call = { alert_id: waiting.id, step: waiting.step, staff_id: staffId, why, called_at: now }
    await insertCall(tx, { ...call, seen_at: null, mail_id: null })
    await enqueue(tx, mailJob(waiting.id, { step: waiting.step, staffId }))
  }
  await tell(tx, { alertId: waiting.id, fact: 'alert.moved', at: now, staffId: first?.staffId ?? null })
}

const keepDue = (tx: Tx, alert: AlertRow, now: Temporal.Instant) =>
  touchCase(tx, { caseId: alert.case_id, at: now, changes: { alert_due_at: alert.answer_due_at } })

// Timers that fell due while it was withdrawn did nothing; the next one takes over, at once when its time has passed.
function nextTimer(alert: AlertRow, now: Temporal.Instant) {
  const timer = escalationJob(alert.id, alert.raised_at, alert.step + 1)
  const due = calledAt(alert.raised_at, alert.step + 1)
  return Temporal.Instant.compare(due, now) < 0 ? { ...timer, startAfter: now } : timer
}

const sameInstant = (a: Temporal.Instant | null, b: Temporal.Instant): boolean => a?.equals(b) ?? false
