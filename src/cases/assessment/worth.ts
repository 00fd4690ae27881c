import { z } from 'zod'
import { add, type Money, percentOf } from '../../language/money.ts'
import { valueAtStake } from './valueAtStake.ts'

const percent = z.int().min(0).max(100)

/** What has to be assumed to say what a customer is worth; every number is the organisation's to change. */
export const worthSchema = z.strictObject({
  version: z.int().positive(),
  basis: z.enum(['assumption', 'calibrated']),
  /** Share of what they pay that is left to us. */
  marginPercent: percent,
  /** Share of such customers who stay another year. */
  retentionPercent: percent,
  discountPercent: percent,
  /** Years that count; an endless sum flatters. */
  years: z.int().min(1).max(10),
  /** What their friends are worth, on top of them. Nothing by default: nobody has measured it. */
  networkPercent: percent,
})

/** One version of these assumptions. */
export type WorthTerms = z.infer<typeof worthSchema>

/** What ships. 80 % staying and 30 % margin are middles of wide ranges; 10 % and three years keep the sum sober. */
export const DEFAULT_WORTH: WorthTerms = {
  version: 1,
  basis: 'assumption',
  marginPercent: 30,
  retentionPercent: 80,
  discountPercent: 10,
  years: 3,
  networkPercent: 0,
}

/** What is known of a customer's money: what they paid in the last year, or a lifetime value somebody gave us. */
export interface KnownWorth {
  /** Everything they paid us in the year before it happened; `undefined` when no price is known. */
  readonly paidInYear: Money | undefined
  readonly lifetimeValue: Money | undefined
}

/** What is at stake with a customer, and what it was reckoned from. */
export interface Stake {
  readonly atStake: Money
  readonly yearly: Money
  readonly overTenYears: Money
  readonly from: 'purchases' | 'lifetime-value'
}

// The articles speak of a customer's decade, and systems that hold a lifetime value mean about that long.
const LIFETIME_YEARS = 10

/** Value at stake over the years that count; `undefined` when nothing is known of their money. */
export function stakeOf(known: KnownWorth, terms: WorthTerms = DEFAULT_WORTH): Stake | undefined {
  const from = known.paidInYear ? 'purchases' : 'lifetime-value'
  const yearly = yearlyOf(known, terms)
  if (!yearly) return undefined
  const over = (years: number) => valueAtStake({ ...terms, yearlyMargin: yearly, years })
  const own = over(terms.years)
  return {
    atStake: add(own, percentOf(own, terms.networkPercent)),
    yearly,
    overTenYears: (from === 'lifetime-value' && known.lifetimeValue) || over(LIFETIME_YEARS),
    from,
  }
}

function yearlyOf({ paidInYear, lifetimeValue }: KnownWorth, { marginPercent }: WorthTerms) {
  if (paidInYear) return percentOf(paidInYear, marginPercent)
  return lifetimeValue && percentOf(lifetimeValue, 100 / LIFETIME_YEARS)
}
