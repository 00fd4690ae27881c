import { fallbackChain } from '../people/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { enqueue } from '../platform/jobs/index.ts'
import { callOf, escalationJob, LAST_STEP, mailJob, nextInChain } from './rules.ts'
import { callsOf, insertCall, lockAlert, updateAlert } from './store/alerts.ts'
import { tell } from './tell.ts'

/**
 * Calls the next in the chain when an alert was not answered in time. The chain is that of now: a shift that began
 * meanwhile counts. However many workers or repeats, a step happens once: the row is locked and remembers its step.
 */
export async function escalateUnanswered(
  tx: Tx,
  { alertId, step, now }: { alertId: string; step: number; now: Temporal.Instant },
): Promise<void> {
  const alert = await lockAlert(tx, alertId)
  if (!alert || alert.answered_at || alert.withdrawn_at || alert.step >= step) return
  const chain = await fallbackChain(tx, { teamId: alert.team_id, siteId: alert.site_id, now })
  const next = nextInChain(chain, await callsOf(tx, alertId))
  await updateAlert(tx, alertId, { step })
  if (step < LAST_STEP) await enqueue(tx, escalationJob(alertId, alert.raised_at, step + 1))
  if (!next) return
  await insertCall(tx, callOf({ id: alertId, step, person: next, now }))
  await enqueue(tx, mailJob(alertId, { step, staffId: next.staffId }))
  await tell(tx, { alertId, fact: 'alert.escalated', at: now, staffId: next.staffId })
}
