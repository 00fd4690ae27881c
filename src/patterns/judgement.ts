import { gamma, negativeBinomial, poisson } from '../statistics/index.ts'

/** Below this spread the negative binomial is a Poisson to more digits than anyone reads. */
const NO_SPREAD = 1e-4
/** A finding must, with 97.5 % certainty, fail at least 1.3 times as often as expected ... */
export const LEAST_RATIO = 1.3
/** ... and at least three failures more than expected must have happened. */
export const LEAST_EXCESS = 3
// A prior of four expected failures: enough that 3 of 1 is no headline, little enough that a true threefold
// rise over 10 expected is still told (a prior of 100 would call it 1.18).
const LEAST_PRIOR_SPREAD = 0.25

/** Which way a slice is unusual. */
export type Direction = 'worse' | 'better'

/** What was counted in a slice and what was expected, with the spread beyond chance. */
export interface Counted {
  failures: number
  expected: number
  spread: number
}

/** ln P(at least so many failures), or at most so many for `better`, when nothing is wrong. */
export function logChance({ failures, expected, spread }: Counted, direction: Direction): number {
  if (spread < NO_SPREAD) {
    const law = { mean: expected }
    return direction === 'worse' ? poisson.logAtLeast(failures, law) : poisson.logAtMost(failures, law)
  }
  const law = { mean: expected, size: 1 / spread }
  return direction === 'worse'
    ? negativeBinomial.logAtLeast(failures, law)
    : negativeBinomial.logAtMost(failures, law)
}

/** How many times as often as expected, shrunk towards once, with its 95 % interval. */
export interface Ratio {
  ratio: number
  low: number
  high: number
}

/** Gamma prior with mean 1 and variance max(.25, spread), Poisson counts: posterior mean and quantiles. */
export function ratioOf({ failures, expected, spread }: Counted): Ratio {
  const prior = 1 / Math.max(LEAST_PRIOR_SPREAD, spread)
  const law = { shape: prior + failures, rate: prior + expected }
  return {
    ratio: law.shape / law.rate,
    low: gamma.quantile(0.025, law),
    high: gamma.upperQuantile(0.025, law),
  }
}

/** Whether it is big enough to act on, not only unlikely. */
export function worthActing(counted: Counted, { low, high }: Ratio, direction: Direction): boolean {
  const excess = counted.failures - counted.expected
  return direction === 'worse'
    ? low >= LEAST_RATIO && excess >= LEAST_EXCESS
    : high <= 1 / LEAST_RATIO && -excess >= LEAST_EXCESS
}
