import { type CaseDetail, type CaseRow, detailOf, saidBothLately, yearlyMarginOf } from '../cases/index.ts'
import { compare, type Money, money, percentOf } from '../language/money.ts'
import type { Say } from '../language/say.ts'
import { mandateOf } from '../people/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { type Caller, outOfOrder } from '../platform/http/index.ts'
import { settingAt } from '../platform/settings/index.ts'
import { fairnessBand } from './fairness.ts'
import { lossOf } from './known.ts'
import type { Likeness } from './likeness.ts'
import { recommend } from './recommend.ts'
import type { CaseRecommendation, LookAgain, Recommendation } from './recommendSchema.ts'
import { CATALOGUE, RATES } from './settings.ts'
import { goodwillInYear, similarCases } from './similar.store.ts'
import { gapToAsked, promisedAlready, riseToPromise } from './standing.ts'
import { type OfferRow, offersOf } from './store.ts'
import { stands } from './tellOffer.ts'

interface Asking {
  found: CaseRow
  caller: Caller
  say: Say
  now: Temporal.Instant
  /** What counts as a similar case. */
  likeness: Likeness
}

/** What we may give on a case: the recommendation, beside what was asked, offered, given, and what similar cases got. */
export async function recommendForCase(tx: Tx, asking: Asking): Promise<CaseRecommendation> {
  const { found, caller, say, now, likeness } = asking
  const detail = await detailOf(tx, found, now)
  const loss = lossOf(detail)
  if (!loss) throw outOfOrder('Write down what you found out first: whose doing, and which price.', 'finding')
  const { currency } = loss.affectedPrice
  const standing = (await offersOf(tx, found.id)).filter((o) => stands(o) && o.currency === currency)
  const mandate = await mandateLeft(tx, { caller, currency, standing })
  const recommendation = recommend(loss, {
    say,
    mandate: mandate?.left,
    rates: await settingAt(tx, RATES, found.opened_at),
    catalogue: await settingAt(tx, CATALOGUE, found.opened_at),
  })
  const similar = (await similarCases(tx, found.id, likeness)).map((one) => ({
    price: money(one.price, one.currency),
    given: money(one.given, one.currency),
  }))
  return {
    ...recommendation,
    warnings: [...recommendation.warnings, ...((await saidBothLately(tx, found.id, now)) ? [UPDATE] : [])],
    loss,
    mandate: mandate?.whole ?? null,
    offerNoLess: noLess(recommendation, standing),
    fair: fairOf(detail, standing, currency),
    similar: { by: likeness, ...fairnessBand(loss.affectedPrice, similar) },
    lookAgain: await lookAgain(tx, { found, now, goodwill: recommendation.goodwill }),
  }
}

const UPDATE = 'update-and-explanation' as const

/** What this person may give on one case, and what of it is left; an integration without a person has no mandate. */
async function mandateLeft(
  tx: Tx,
  { caller, currency, standing }: { caller: Caller; currency: string; standing: OfferRow[] },
): Promise<{ whole: Money; left: Money } | undefined> {
  if (!caller.staffId || !caller.role) return undefined
  const mandate = await mandateOf(tx, { role: caller.role, currency })
  if (!mandate) return undefined
  const used = standing.reduce((sum, offer) => sum + totalOf(offer), 0)
  return {
    whole: money(mandate.perCase, currency),
    left: money(Math.max(0, mandate.perCase - used), currency),
  }
}

const totalOf = ({ restitution, goodwill }: OfferRow): number => restitution + goodwill

/** The most that anybody promised here already, and how far the recommendation has to rise to it. */
function noLess(recommendation: Recommendation, standing: OfferRow[]): CaseRecommendation['offerNoLess'] {
  const { currency } = recommendation.total
  const sums = standing.map((offer) => money(totalOf(offer), currency))
  const most = promisedAlready(sums, currency)
  const offer = standing.find((each) => totalOf(each) === most?.amount)
  if (!most || !offer || most.amount === 0) return null
  return {
    total: most,
    by: offer.offered_by.name ?? '',
    at: offer.offered_at.toString(),
    rise: riseToPromise(recommendation, sums),
  }
}

/** Asked, offered and given, side by side; what is still missing to what they would find fair. */
function fairOf(
  { askedFor }: CaseDetail,
  standing: OfferRow[],
  currency: string,
): CaseRecommendation['fair'] {
  const sums = (offers: OfferRow[]) =>
    offers.length === 0 ? null : money(Math.max(...offers.map(totalOf)), currency)
  const offered = sums(standing)
  const given = sums(standing.filter(({ answer }) => answer === 'accepted'))
  const asked = askedFor?.sum ?? undefined
  const gap = gapToAsked({ ...(asked && { asked }), ...(offered && { offered }), ...(given && { given }) })
  return { words: askedFor?.words ?? null, asked: asked ?? null, offered, given, gap: gap ?? null }
}

// R31: three goodwill payments in a year, or more than a quarter of the year's margin. A person looks; nobody is refused.
const OFTEN = 3
const MARGIN_SHARE = 25

async function lookAgain(
  tx: Tx,
  { found, now, goodwill }: { found: CaseRow; now: Temporal.Instant; goodwill: Money },
): Promise<LookAgain[]> {
  const { currency } = goodwill
  const before = await goodwillInYear(tx, { customerId: found.customer_id, currency, until: now })
  const yearly = await yearlyMarginOf(tx, found)
  const margin = yearly?.currency === currency ? yearly : undefined
  const sum = money(before.sum + goodwill.amount, currency)
  return [
    ...(before.times >= OFTEN ? ['goodwill-often' as const] : []),
    ...(margin && goodwill.amount > 0 && compare(sum, percentOf(margin, MARGIN_SHARE)) > 0
      ? ['goodwill-above-margin' as const]
      : []),
  ]
}
