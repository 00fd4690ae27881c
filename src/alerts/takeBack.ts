import { releaseCase } from '../cases/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { type Caller, outOfOrder } from '../platform/http/index.ts'
import type { Actor } from '../platform/journal/index.ts'
import { lockBoth } from './answer.ts'
import type { AlertCard } from './card.ts'
import { waitAgain } from './raise.ts'
import { readCard } from './readCard.ts'
import { updateAlert } from './store/alerts.ts'

/** A tap that was meant for another row. */
export interface TakingBack {
  alertId: string
  caller: Caller
  by: Actor
  now: Temporal.Instant
}

/** Takes an answer back, by who gave it and before a word was said: the alert waits again, its clock never stopped. */
export async function takeAnswerBack(tx: Tx, { alertId, caller, by, now }: TakingBack): Promise<AlertCard> {
  const { alert, found } = await lockBoth(tx, alertId)
  if (!alert.answered_at) throw outOfOrder('Nobody has answered this yet.', 'answer')
  if (alert.answered_by !== (caller.staffId ?? null))
    throw outOfOrder('Only who answered can take it back. Hand the case over instead.', 'hand-over')
  if (found.status === 'dismissed')
    throw outOfOrder('This case was dismissed since. Decide to follow up first.', 'triage')
  if (found.first_contact_at && Temporal.Instant.compare(found.first_contact_at, alert.raised_at) >= 0)
    throw outOfOrder('The customer has been spoken to. Hand the case over instead.', 'hand-over')
  await updateAlert(tx, alertId, { answered_at: null, answered_by: null, answered_through: null })
  if (found.owner_id && found.owner_id === alert.answered_by) await releaseCase(tx, { found, by, at: now })
  await waitAgain(tx, { alert, by, now })
  return readCard(tx, alertId, now)
}
