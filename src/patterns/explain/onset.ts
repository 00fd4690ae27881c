import type { RowsOfFinding } from './life.ts'

/** 2 ln likelihood ratio that a change must reach: a chance of one in a thousand at any one place, and many are tried. */
const SURE = 14

/**
 * Since when failures have been more frequent: the split of a slice's rows, in the order of time, that makes what happened
 * likeliest. Undefined where the rise has been there from the beginning, as far as can be told.
 */
export function onsetOf({ at, failures, expected }: RowsOfFinding): number | undefined {
  const order = [...at.keys()].sort((a, b) => at[a]! - at[b]!)
  const [all, due] = [sum(failures), sum(expected)]
  if (due <= 0 || all <= 0) return undefined
  const whole = logLikelihood(all, due)
  let [k, e, best, since] = [0, 0, SURE / 2, undefined as number | undefined]
  for (const [place, row] of order.entries()) {
    const gain = logLikelihood(k, e) + logLikelihood(all - k, due - e) - whole
    const rises = e > 0 && (all - k) / Math.max(due - e, Number.MIN_VALUE) > k / e
    if (place > 0 && rises && gain > best && due - e > 0) [best, since] = [gain, at[row]!]
    k += failures[row]!
    e += expected[row]!
  }
  return since
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

/** Of k Poisson failures where e were due, at their own best rate; what both sides of a comparison share is left out. */
const logLikelihood = (k: number, e: number): number => (k > 0 && e > 0 ? k * Math.log(k / e) : 0)
