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
  /** For history: the failures each row's expectation was learnt from. A short past knows little. */
  learntFrom?: Float64Array
  /** For main effects: the same fit with the rows of some slices let free. */
  refit?: (freed: readonly (readonly number[])[]) => Expectation
}

/** From the baseline column, from history, or else from the main effects of the rows themselves. */
export function expectationOf({ judged, baseline, history }: Table): Expectation {
  if (baseline) return { expected: baseline, factors: undefined, from: 'baseline' }
  if (history)
    return {
      expected: fromHistory(judged, history),
      factors: undefined,
      from: 'history',
      learntFrom: history.failures,
    }
  return expectationFromMainEffects(judged)
}

/** What each row's values, each on its own, make one expect. */
export function expectationFromMainEffects(
  leaves: Leaves,
  freed: readonly (readonly number[])[] = [],
): Expectation {
  const { expected, factors: fitted } = fitMainEffects(leaves, freed)
  const exposed = total(leaves.exposure)
  const factors = fitted.map((factor, dimension) => againstTheTypical(factor, { leaves, dimension, exposed }))
  return {
    expected,
    factors,
    from: 'main effects',
    refit: (rows) => expectationFromMainEffects(leaves, rows),
  }
}

/** From so many values on there is a typical one; the median of five would itself be anywhere. */
const ENOUGH_VALUES = 10

/**
 * A value is judged against the typical value of its dimension, the median by exposure. Against the average, one bad
 * hour of thirteen would make the other twelve look good and itself less bad.
 */
function againstTheTypical(
  factors: Float64Array,
  { leaves, dimension, exposed }: { leaves: Leaves; dimension: number; exposed: number },
): Float64Array {
  if (factors.length < ENOUGH_VALUES) return factors
  const { codes } = leaves.dimensions[dimension]!
  const weights = weightsOf(codes, leaves.exposure, factors.length)
  const order = [...factors.keys()].filter((v) => weights[v]! > 0).sort((a, b) => factors[a]! - factors[b]!)
  if (order.length < ENOUGH_VALUES) return factors
  let left = exposed / 2
  const typical = order.find((v) => {
    left -= weights[v]!
    return left <= 0
  })
  return typical === undefined ? factors : factors.map((factor) => factor / factors[typical]!)
}

/** A quarter of a million rows know which value is the middle one. */
const ENOUGH_ROWS = 250_000

function weightsOf(codes: Uint16Array, exposure: Float64Array, values: number): Float64Array {
  const stride = Math.max(1, Math.floor(codes.length / ENOUGH_ROWS))
  const weights = new Float64Array(values)
  for (let row = 0; row < codes.length; row += stride) weights[codes[row]!]! += exposure[row]!
  return weights
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
