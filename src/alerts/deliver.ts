import type { Tx } from '../platform/database/index.ts'
import { alertOfMail, lockAlert, markDelivered, markSeen } from './store/alerts.ts'
import { tell } from './tell.ts'

/** An open screen of this person has the alert; only a screen of somebody called counts as reaching anybody. */
export async function screenHasIt(
  tx: Tx,
  { alertId, staffId, now }: { alertId: string; staffId: string; now: Temporal.Instant },
): Promise<void> {
  // The alert before its calls, as everywhere: the other way round two stories wait for each other.
  await lockAlert(tx, alertId)
  if (!(await markSeen(tx, { alertId, staffId, at: now }))) return
  await markDelivered(tx, alertId, now)
  await tell(tx, { alertId, fact: 'alert.delivered', at: now, staffId })
}

/** A mail server took the alert's mail: it reached somebody outside. Called in the transaction that marks it sent. */
export async function alertMailAccepted(tx: Tx, mailId: string, now: Temporal.Instant): Promise<void> {
  const told = await alertOfMail(tx, mailId)
  if (told && (await markDelivered(tx, told.alert_id, now)))
    await tell(tx, { alertId: told.alert_id, fact: 'alert.delivered', at: now })
}
