import type { Tx } from '../platform/database/index.ts'
import { type Actor, record, SYSTEM } from '../platform/journal/index.ts'
import type { AlertCard } from './card.ts'
import { readCard } from './readCard.ts'

/** What happened to an alert. */
export interface Told {
  alertId: string
  fact:
    | 'alert.raised'
    | 'alert.escalated'
    | 'alert.answered'
    | 'alert.withdrawn'
    | 'alert.delivered'
    | 'alert.moved'
  by?: Actor
  at: Temporal.Instant
  /** Also to this person, whatever they may see otherwise. */
  staffId?: string | null
}

/** Writes the fact and sends the whole card to open screens. */
export async function tell(tx: Tx, { alertId, fact, by = SYSTEM, at, staffId }: Told): Promise<AlertCard> {
  const card = await readCard(tx, alertId, at)
  await record(tx, {
    fact,
    actor: by,
    at,
    caseId: card.caseId,
    customerId: card.customer.id,
    audience: { teamId: card.team?.id ?? null, siteId: card.site?.id ?? null, staffId: staffId ?? null },
    live: true,
    body: { ...card, alertId },
  })
  return card
}
