import { alertsOfCase, type WaitingYes } from '../alerts/index.ts'
import { type CaseStories, summariesSeen } from '../cases/index.ts'
import { offersOf, shownOffer, waitingOffers } from '../compensation/index.ts'
import { asksOf, type PairStories } from '../followup/index.ts'
import type { Tx } from '../platform/database/index.ts'

/** What other rooms lay beside a case for its page: alerts, offers, and how often we asked again. */
export const laidBesideCase: CaseStories['laidBeside'] = async (tx, { case: { id }, now }) => ({
  alerts: await alertsOfCase(tx, id, now),
  offers: (await offersOf(tx, id)).map(shownOffer),
  asks: (await asksOf(tx, id)).map((ask) => ({
    attempt: ask.attempt,
    channel: ask.channel,
    askedAt: ask.asked_at,
    waitsUntil: ask.waits_until,
    answeredAt: ask.answered_at,
    unansweredAt: ask.unanswered_at,
    scale: ask.scale,
    first: ask.first_score,
    second: ask.second_score,
  })),
})

/** Offers that wait for a yes on cases this person may see; nobody is asked about their own. */
export async function waitingForYes(
  tx: Tx,
  sighted: { all: boolean; unitIds: readonly string[]; staffId: string | null },
): Promise<WaitingYes[]> {
  const offers = (await waitingOffers(tx)).filter(
    ({ offered_by_staff_id }) => offered_by_staff_id !== sighted.staffId,
  )
  const cases = await summariesSeen(tx, sighted, [...new Set(offers.map(({ case_id }) => case_id))])
  return offers.flatMap((offer) => {
    const found = cases.get(offer.case_id)
    if (!found) return []
    return [
      {
        offerId: offer.id,
        caseId: found.id,
        reference: found.reference,
        customer: found.customer,
        by: offer.offered_by.name ?? '',
        total: { amount: offer.restitution + offer.goodwill, currency: offer.currency ?? 'EUR' },
        reason: offer.reason,
        since: offer.offered_at.toString(),
      },
    ]
  })
}

/** Pairs show their case as a row does. */
export const pairStories: PairStories = {
  casesSeen: (tx, { sight, staffId }, caseIds) =>
    summariesSeen(tx, { all: sight.all, unitIds: sight.unitIds, staffId: staffId ?? null }, caseIds),
}
