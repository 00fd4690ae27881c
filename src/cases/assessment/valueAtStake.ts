import { type Money, money } from '../../language/money.ts'

/** What a customer is worth and how surely they stay; percentages are whole numbers. */
export interface Worth {
  /** Margin they bring in a year. */
  readonly yearlyMargin: Money
  /** Share of such customers who stay another year. */
  readonly retentionPercent: number
  readonly discountPercent?: number
  readonly years?: number
}

/**
 * Margin over the next years, discounted: sum of m r^t / (1+d)^t. Three years and 10 % by default, because an endless
 * sum flatters; friends who might follow are not counted. Exact in fractions, rounded half up once.
 */
export function valueAtStake({
  yearlyMargin,
  retentionPercent,
  discountPercent = 10,
  years = 3,
}: Worth): Money {
  if (yearlyMargin.amount < 0) return money(0, yearlyMargin.currency)
  const kept = BigInt(retentionPercent)
  const cost = BigInt(100 + discountPercent)
  let parts = 0n
  for (let t = 1; t <= years; t++) parts += kept ** BigInt(t) * cost ** BigInt(years - t)
  const whole = cost ** BigInt(years)
  const doubled = 2n * BigInt(yearlyMargin.amount) * parts + whole
  return money(Number(doubled / (2n * whole)), yearlyMargin.currency)
}
