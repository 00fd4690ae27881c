import { lockCase, maySee } from '../cases/index.ts'
import { money } from '../language/money.ts'
import { Problem } from '../language/problem.ts'
import { mandateOf } from '../people/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { actorOf, type Caller, notFound, outOfOrder } from '../platform/http/index.ts'
import type { Actor } from '../platform/journal/index.ts'
import { book, type Lines, monthOf } from './makeOffer.ts'
import {
  answerOffer,
  caseOfOffer,
  decideOffer,
  enter,
  lockMonth,
  lockOffer,
  type OfferRow,
  reserveMonth,
  withdrawOfferRow,
} from './store.ts'
import { saidOf, stands, tellOffer } from './tellOffer.ts'
import { planLetter } from './writeOffers.ts'

interface OfOffer {
  offerId: string
  caller: Caller
  now: Temporal.Instant
}

// The case first, then its offer, as every story does: two stories that meet wait for each other and never in a ring.
async function lockSeenOffer(tx: Tx, { offerId, caller }: OfOffer): Promise<OfferRow> {
  const caseId = await caseOfOffer(tx, offerId)
  const found = caseId && (await lockCase(tx, caseId))
  const offer = found && (await lockOffer(tx, offerId))
  if (!offer || !maySee(caller, found)) throw notFound('offer')
  return offer
}

/**
 * Says yes or no to an offer above somebody's mandate. Nobody approves their own; the yes counts against the month of
 * the one who gives it. An owner's yes has no limit: somebody must be able to decide.
 */
export async function approveOffer(
  tx: Tx,
  { verdict, reason, ...of }: OfOffer & { verdict: 'approve' | 'reject'; reason: string },
): Promise<OfferRow> {
  const offer = await lockSeenOffer(tx, of)
  const { caller, now } = of
  if (offer.verdict !== 'needs approval')
    throw outOfOrder('This offer needs no approval.', 'an offer that waits')
  if (offer.approval || offer.withdrawn_at)
    throw outOfOrder('This offer was decided already.', 'an offer that waits')
  if (offer.offered_by_staff_id && offer.offered_by_staff_id === caller.staffId)
    throw new Problem('own offer', 'Nobody approves their own offer. Ask another lead.', { status: 403 })
  const month = await monthOf(tx, now)
  if (verdict === 'approve') await checkApprover(tx, { offer, caller, month })
  await decideOffer(tx, offer.id, { approval: verdict, reason, by: caller.staffId ?? null, at: now, month })
  if (verdict === 'approve')
    await book(tx, {
      offerId: offer.id,
      caseId: offer.case_id,
      lines: linesOf(offer),
      reasons: reasonsOf(offer),
      staffId: caller.staffId ?? null,
      month,
      now,
    })
  const name = verdict === 'approve' ? 'offer.approved' : 'offer.rejected'
  await tellOffer(tx, {
    caseId: offer.case_id,
    by: actorOf(caller),
    now,
    name,
    values: { ...saidOf(offer), reason },
  })
  if (verdict === 'approve') await planLetter(tx, { caseId: offer.case_id, now })
  return (await lockOffer(tx, offer.id))!
}

const reasonsOf = ({ reason, restitution_reason, goodwill_reason }: OfferRow) => ({
  restitution: restitution_reason ?? reason,
  goodwill: goodwill_reason ?? reason,
})

const linesOf = (offer: OfferRow): Lines => {
  const currency = offer.currency ?? 'EUR'
  return {
    restitution: money(offer.restitution, currency),
    goodwill: money(offer.goodwill, currency),
    currency,
  }
}

async function checkApprover(
  tx: Tx,
  { offer, caller, month }: { offer: OfferRow; caller: Caller; month: string },
): Promise<void> {
  if (caller.role === 'owner') return
  const currency = offer.currency ?? 'EUR'
  const mandate = caller.role && (await mandateOf(tx, { role: caller.role, currency }))
  const total = offer.restitution + offer.goodwill
  const used =
    mandate && caller.staffId ? await lockMonth(tx, { staffId: caller.staffId, currency, month }) : 0
  if (mandate && total <= mandate.perCase && used + total <= mandate.perMonth) return
  throw new Problem('above your mandate', 'This is above what you may approve. Ask a manager or the owner.', {
    status: 403,
    ...(mandate ? { mandate: { amount: mandate.perCase, currency } } : {}),
  })
}

interface Answering {
  offerId: string
  answer: 'accepted' | 'declined'
  by: Actor
  now: Temporal.Instant
}

/** What the customer says to an offer, on their page or told to a colleague: one clear outcome, however often it is sent. */
export async function recordOfferAnswer(tx: Tx, { offerId, answer, by, now }: Answering): Promise<OfferRow> {
  const caseId = await caseOfOffer(tx, offerId)
  if (caseId) await lockCase(tx, caseId)
  const offer = await lockOffer(tx, offerId)
  if (!offer) throw notFound('offer')
  if (offer.answer === answer) return offer
  if (!stands(offer) || offer.answer)
    throw outOfOrder('This offer does not stand any more.', 'an offer that stands')
  await answerOffer(tx, offer.id, { answer, at: now, by })
  if (answer === 'declined') await takeBack(tx, { offer, now, why: 'declined' })
  await tellOffer(tx, { caseId: offer.case_id, by, now, name: ANSWERS[answer], values: saidOf(offer) })
  return (await lockOffer(tx, offer.id))!
}

const ANSWERS = { accepted: 'offer.accepted', declined: 'offer.declined' } as const

/** Takes an offer back before the customer has said yes. */
export async function withdrawOffer(tx: Tx, of: OfOffer): Promise<OfferRow> {
  const offer = await lockSeenOffer(tx, of)
  const { caller, now } = of
  if (offer.withdrawn_at) return offer
  if (offer.answer === 'accepted')
    throw outOfOrder('The customer said yes to this. It cannot be taken back.', 'no answer yet')
  if (stands(offer)) await takeBack(tx, { offer, now, why: 'withdrawn' })
  await withdrawOfferRow(tx, offer.id, now)
  await tellOffer(tx, {
    caseId: offer.case_id,
    by: actorOf(caller),
    now,
    name: 'offer.withdrawn',
    values: saidOf(offer),
  })
  return (await lockOffer(tx, offer.id))!
}

// The same lines with the opposite sign, and the month given back to whoever's it was.
async function takeBack(
  tx: Tx,
  { offer, now, why }: { offer: OfferRow; now: Temporal.Instant; why: string },
) {
  const currency = offer.currency ?? 'EUR'
  const staffId = offer.approval_by ?? offer.offered_by_staff_id
  const total = offer.restitution + offer.goodwill
  if (staffId && offer.month && total > 0)
    await reserveMonth(tx, { staffId, currency, month: offer.month }, -total)
  for (const account of ['restitution', 'goodwill'] as const) {
    const amount = -offer[account]
    if (amount < 0)
      await enter(tx, {
        offerId: offer.id,
        caseId: offer.case_id,
        account,
        amount,
        currency,
        why,
        reason: reasonsOf(offer)[account],
        staffId,
        at: now,
      })
  }
}

/** An agent writes down what the customer answered. */
export async function noteOfferAnswer(
  tx: Tx,
  { answer, ...of }: OfOffer & { answer: 'accepted' | 'declined' },
): Promise<OfferRow> {
  const { id } = await lockSeenOffer(tx, of)
  return recordOfferAnswer(tx, { offerId: id, answer, by: actorOf(of.caller), now: of.now })
}
