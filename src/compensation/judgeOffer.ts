import { add, compare, type Money, percentDown } from '../language/money.ts'
import { DEFAULT_RATES, type Rates } from './rates.ts'
import { isAbove } from './recommend.ts'
import type { Fault, LossKind, Outcome, Warning } from './recommendSchema.ts'

/** An offer as a person means to make it, beside what is known of the loss. */
export interface ProposedOffer {
  readonly restitution: Money
  readonly goodwill: Money
  readonly mayOffer: boolean
  /** What the person may still give alone; `undefined` = no limit set for that currency. */
  readonly mandate: Money | undefined
  /** Price of the affected part; `undefined` while nobody has found out. */
  readonly price?: Money
  readonly outcome?: Outcome
  readonly lossKind?: LossKind
  readonly fault?: Fault
  /** What is offered; `exchange-and-gift` is two things. */
  readonly kind?: string
  /** An update and an explanation both went out, or wait, within 24 hours. */
  readonly updateAndExplanation?: boolean
}

/** The judgement on an offer and the words for why. */
export interface OfferJudgement {
  readonly verdict: 'granted' | 'needs approval' | 'refused'
  readonly reason: 'within-mandate' | 'above-mandate' | 'above-cap' | 'above-ceiling' | 'no-right'
  readonly warnings: readonly Warning[]
}

/** Only two things are refused; whatever else is too much is a question for someone with a wider mandate. */
export function judgeOffer(offer: ProposedOffer, rates: Rates = DEFAULT_RATES): OfferJudgement {
  const total = add(offer.restitution, offer.goodwill)
  const warnings = warningsOf(offer, total, rates)
  if (!offer.mayOffer) return { verdict: 'refused', reason: 'no-right', warnings }
  if (above(total, offer.price, rates.ceiling))
    return { verdict: 'refused', reason: 'above-ceiling', warnings }
  if (isAbove(total, offer.mandate)) return { verdict: 'needs approval', reason: 'above-mandate', warnings }
  if (offer.outcome && above(total, offer.price, rates.cap[offer.outcome]))
    return { verdict: 'needs approval', reason: 'above-cap', warnings }
  return { verdict: 'granted', reason: 'within-mandate', warnings }
}

/** An offer in another currency than the price cannot be set against it; the mandate still judges it. */
function above(total: Money, price: Money | undefined, percent: number): boolean {
  return price?.currency === total.currency && compare(total, percentDown(price, percent)) > 0
}

function warningsOf(offer: ProposedOffer, total: Money, rates: Rates): Warning[] {
  const { outcome, lossKind, fault, kind = '', goodwill } = offer
  const given = goodwill.amount > 0
  const found: [Warning, boolean][] = [
    ['flat-part', outcome === 'rejected' && lossKind === 'money' && isFlat(offer, total, rates)],
    ['not-ours-and-rare', given && (fault === 'third-party' || fault === 'customer')],
    ['voucher-for-money', given && lossKind === 'money' && kind.split('-and-').includes('credit')],
    ['update-and-explanation', offer.updateAndExplanation === true],
  ]
  return found.filter(([, applies]) => applies).map(([warning]) => warning)
}

/** Less than a fair share of the price: in studies it bought next to nothing. */
const isFlat = ({ price }: ProposedOffer, total: Money, { flatBelow }: Rates): boolean =>
  price?.currency === total.currency && 100n * BigInt(total.amount) < BigInt(price.amount) * BigInt(flatBelow)
