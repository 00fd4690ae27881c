import { money } from '../language/money.ts'
import type { OfferRow } from './store.ts'
import { stands } from './tellOffer.ts'

/** An offer as screens and programs read it. */
export function shownOffer(offer: OfferRow) {
  const currency = offer.currency ?? 'EUR'
  return {
    id: offer.id,
    caseId: offer.case_id,
    kind: offer.kind,
    restitution: money(offer.restitution, currency),
    goodwill: money(offer.goodwill, currency),
    total: money(offer.restitution + offer.goodwill, currency),
    reason: offer.reason,
    reasons: {
      restitution: offer.restitution_reason ?? offer.reason,
      goodwill: offer.goodwill_reason ?? offer.reason,
    },
    verdict: offer.verdict,
    verdictReason: offer.verdict_reason,
    stands: stands(offer),
    offeredBy: offer.offered_by,
    offeredAt: offer.offered_at,
    approval: offer.approval && {
      verdict: offer.approval,
      reason: offer.approval_reason,
      byStaffId: offer.approval_by,
      at: offer.approval_at,
    },
    withdrawnAt: offer.withdrawn_at,
    answer: offer.answer,
    answeredAt: offer.answered_at,
  }
}

/** An offer as screens and programs read it. */
export type ShownOffer = ReturnType<typeof shownOffer>
