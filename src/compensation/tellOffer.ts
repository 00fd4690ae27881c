import { caseById, type Evidence, touchCase } from '../cases/index.ts'
import type { Tx } from '../platform/database/index.ts'
import type { Actor } from '../platform/journal/index.ts'
import { type OfferRow, offersOf } from './store.ts'

/** Whether the customer may count on it. */
export const stands = ({ verdict, approval, withdrawn_at, answer }: OfferRow): boolean =>
  (verdict === 'granted' || approval === 'approve') && withdrawn_at === null && answer !== 'declined'

const waitsForYes = ({ verdict, approval, withdrawn_at }: OfferRow): boolean =>
  verdict === 'needs approval' && approval === null && withdrawn_at === null

/** What the third step can show of a case's offers: one waits for a yes, one is out, one was accepted. */
export function evidenceWith(
  before: readonly Evidence[],
  offers: readonly Pick<OfferRow, 'verdict' | 'approval' | 'withdrawn_at' | 'answer'>[],
): Evidence[] {
  const all = offers as readonly OfferRow[]
  const shown: [Evidence, boolean][] = [
    ['offer-asked', all.some(waitsForYes)],
    ['offer-made', all.some(stands)],
    ['offer-accepted', all.some((offer) => stands(offer) && offer.answer === 'accepted')],
  ]
  const others = before.filter((item) => !shown.some(([name]) => name === item))
  return [...others, ...shown.flatMap(([name, holds]) => (holds ? [name] : []))]
}

/** What the journal keeps of an offer, enough to reckon both ledgers again; `stood`: it was in them until now. */
export const saidOf = (offer: OfferRow) => ({
  offerId: offer.id,
  kind: offer.kind,
  currency: offer.currency,
  restitution: offer.restitution,
  goodwill: offer.goodwill,
  stood: stands(offer),
})

interface Telling {
  caseId: string
  by: Actor
  now: Temporal.Instant
  name: string
  values?: Record<string, unknown>
}

/** Every change of an offer is a line of the case, moves its next thing, and reaches open screens with it. */
export async function tellOffer(tx: Tx, { caseId, by, now, name, values = {} }: Telling) {
  const found = await caseById(tx, caseId)
  if (!found) throw new Error(`an offer on no case: ${caseId}`)
  const offers = await offersOf(tx, caseId)
  const isOut = offers.some((offer) => stands(offer) && offer.answer === null)
  return touchCase(tx, {
    caseId,
    at: now,
    changes: {
      evidence: evidenceWith(found.evidence, offers),
      waiting_for_customer_since: isOut ? (found.waiting_for_customer_since ?? now) : null,
    },
    fact: { name, by, values },
  })
}
