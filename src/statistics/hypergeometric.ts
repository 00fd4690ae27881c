import { logBinomialKernel } from './special.ts'

/** A bowl of marked and unmarked things from which `drawn` are taken without putting back. */
export interface HypergeometricLaw {
  marked: number
  unmarked: number
  drawn: number
}

/** ln P(k marked are drawn), by three binomial masses at the common chance drawn / all (Loader 2000). */
function logMass(k: number, { marked, unmarked, drawn }: HypergeometricLaw): number {
  if (k < 0 || k > marked || drawn - k < 0 || drawn - k > unmarked) return Number.NEGATIVE_INFINITY
  const all = marked + unmarked
  const x = drawn / all
  const y = (all - drawn) / all
  const mass = (a: number, n: number): number => logBinomialKernel({ a, b: n - a, x, y })
  return mass(k, marked) + mass(drawn - k, unmarked) - mass(drawn, all)
}

/** Sum of masses from k in the direction of `step`, by the ratio of neighbours, until nothing is added. */
function sumFrom(k: number, law: HypergeometricLaw, step: 1 | -1): number {
  const { marked, unmarked, drawn } = law
  let term = Math.exp(logMass(k, law))
  let sum = 0
  for (let j = k; term > 0 && sum + term !== sum; j += step) {
    sum += term
    term *=
      step === 1
        ? ((marked - j) * (drawn - j)) / ((j + 1) * (unmarked - drawn + j + 1))
        : (j * (unmarked - drawn + j)) / ((marked - j + 1) * (drawn - j + 1))
  }
  return sum
}

const lowest = ({ unmarked, drawn }: HypergeometricLaw): number => Math.max(0, drawn - unmarked)
const highest = ({ marked, drawn }: HypergeometricLaw): number => Math.min(marked, drawn)
const meanOf = ({ marked, unmarked, drawn }: HypergeometricLaw): number =>
  (drawn * marked) / (marked + unmarked)

/** P(X >= k). @stdlib's is wrong in this tail (2.1e-9 for 6.2e-10 at 12 of 200 in a million, 5,000 drawn). */
function atLeast(k: number, law: HypergeometricLaw): number {
  if (k <= lowest(law)) return 1
  if (k > highest(law)) return 0
  return k > meanOf(law) ? sumFrom(k, law, 1) : 1 - sumFrom(k - 1, law, -1)
}

/** Hypergeometric counts of marked things among the drawn. */
export const hypergeometric = {
  mass: (k: number, law: HypergeometricLaw): number => Math.exp(logMass(k, law)),
  logMass,
  atLeast,
  /** P(X <= k). */
  atMost: (k: number, law: HypergeometricLaw): number => {
    if (k < lowest(law)) return 0
    if (k >= highest(law)) return 1
    return k < meanOf(law) ? sumFrom(k, law, -1) : 1 - sumFrom(k + 1, law, 1)
  },
}
