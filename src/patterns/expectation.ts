import { fitMainEffects } from './effects.ts'
import { type Leaves, total } from './leaves.ts'
import type { Table } from './table.ts'

/** Failures a leaf's own past must outweigh before it is believed over what its values suggest. */
const PRIOR_FAILURES = 10

/** How many failures each row should have had. */
export interface Expectation {
  expected: Float64Array
  /** By dimension and value the factor inside `expected` that is the value's own doing; it must not judge itself. */
  factors: Float64Array[] | undefined
  /** Main effects of the rows themselves cannot see a rise of everything; a baseline and a past can. */
  from: 'baseline' | 'history' | 'main effects'
  /** For main effects: the same fit with the rows of some slices let free. */
  refit?: (freed: readonly (readonly number[])[]) => Expectation
}

/** From the baseline column, from history, or else from the main effects of the rows themselves. */
export function expectationOf({ judged, baseline, history }: Table): Expectation {
  if (baseline) return { expected: baseline, factors: undefined, from: 'baseline' }
  if (history) return { expected: fromHistory(judged, history), factors: undefined, from: 'history' }
  return expectationFromMainEffects(judged)
}

/** What each row's values, each on its own, make one expect. */
export function expectationFromMainEffects(
  leaves: Leaves,
  freed: readonly (readonly number[])[] = [],
): Expectation {
  const { expected, factors } = fitMainEffects(leaves, freed)
  return {
    expected,
    factors,
    from: 'main effects',
    refit: (rows) => expectationFromMainEffects(leaves, rows),
  }
}

/** Each leaf's own earlier rate, drawn towards what its values' earlier rates suggest where it has seen little. */
function fromHistory(
  judged: Leaves,
  history: { failures: Float64Array; exposure: Float64Array },
): Float64Array {
  const past = { ...judged, ...history }
  const { factors, rate } = fitMainEffects(past)
  // A past without any failure still gets half a failure, or the first failure ever would be infinitely surprising.
  const floor = Math.max(rate, 0.5 / Math.max(total(history.exposure), 1))
  const prior = new Float64Array(judged.rows).fill(floor)
  judged.dimensions.forEach(({ codes }, d) => {
    for (let row = 0; row < prior.length; row++) prior[row]! *= factors[d]![codes[row]!]!
  })
  return prior.map((p, row) => {
    const learnt = (history.failures[row]! + PRIOR_FAILURES) / (history.exposure[row]! + PRIOR_FAILURES / p)
    return judged.exposure[row]! * learnt
  })
}
