import { type Money, money } from '../language/money.ts'

/** What one similar closed case got, and the price it was about. */
export interface GivenBefore {
  readonly given: Money
  readonly price: Money
}

/** The middle half of what similar cases got, as a share of the price and for this price. */
export interface FairnessBand {
  readonly n: number
  /** `null` while there are too few cases to say anything. */
  readonly band: { readonly low: Share; readonly middle: Share; readonly high: Share } | null
}

/** A share of the price, in hundredths of a percent, and what it comes to here. */
export interface Share {
  readonly hundredths: number
  readonly amount: Money
}

/** Under ten cases no figure is shown (invariant 1): a band of three would be an anecdote with a border. */
const FEWEST = 10

/**
 * Quartiles of given over price among similar cases (same loss, severity, responsibility and outcome; the caller
 * picks them). Nearest rank, so every border is something a customer really got. Cases without a price are left out.
 */
export function fairnessBand(price: Money, similar: readonly GivenBefore[]): FairnessBand {
  const shares = similar
    .filter((one) => one.price.amount > 0 && one.price.currency === one.given.currency)
    .map(({ given, price }) =>
      Number((20_000n * BigInt(given.amount) + BigInt(price.amount)) / (2n * BigInt(price.amount))),
    )
    .sort((a, b) => a - b)
  if (shares.length < FEWEST) return { n: shares.length, band: null }
  const at = (quarter: number) => shareOf(price, shares[Math.ceil((shares.length * quarter) / 4) - 1] ?? 0)
  return { n: shares.length, band: { low: at(1), middle: at(2), high: at(3) } }
}

const shareOf = (price: Money, hundredths: number): Share => ({
  hundredths,
  amount: money(Number((BigInt(price.amount) * BigInt(hundredths) + 5_000n) / 10_000n), price.currency),
})
