import { fitMany, MANY } from './effectsOfMany.ts'
import { columnOf, type Dimension, type Leaves, total } from './leaves.ts'
import { expectAndSum } from './product.ts'

/** Prior weight of a main effect, in failures: a value needs about ten before it is believed (spec'd EB shrink). */
const PRIOR_FAILURES = 10
/** Sweeps stop when no factor moved by more than one in a thousand. */
const SETTLED = 1e-3
const MOST_SWEEPS = 20

/** What each row would see if every dimension only had its own, separate influence. */
export interface MainEffects {
  /** Failures expected in each row. */
  expected: Float64Array
  /** By dimension and value: how many times the overall rate. */
  factors: Float64Array[]
  rate: number
}

/**
 * Fits rate x factor x factor ... by shrunk iterative proportional fitting: each factor is (failures + 10) /
 * (failures expected without it + 10). This is why an agent who only works the bad hour is not blamed for it.
 * The rows of `freed` slices follow their own factor, which is left out of the answer.
 */
export function fitMainEffects(leaves: Leaves, freed: readonly (readonly number[])[] = []): MainEffects {
  if (leaves.rows >= MANY && freed.length === 0) return fitMany(leaves)
  const rate = overallRate(leaves)
  const observed = leaves.dimensions.map((d) => sumByValue(d.codes, leaves.failures, d.values.length))
  const factors = leaves.rows < MANY ? leaves.dimensions.map(allOnes) : fitMany(leaves).factors
  const expected = productOf(leaves, factors, rate)
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    const moved = sweepOnce(leaves, { expected, factors, observed })
    for (const rows of freed) liftRows(rows, leaves.failures, expected)
    if (moved < SETTLED) break
  }
  return { expected: freed.length === 0 ? expected : productOf(leaves, factors, rate), factors, rate }
}

const allOnes = ({ values }: Dimension): Float64Array => new Float64Array(values.length).fill(1)

/** Failures to exposure over all rows. */
export const overallRate = (leaves: Leaves): number =>
  total(leaves.failures) / Math.max(total(leaves.exposure), Number.MIN_VALUE)

interface Fit {
  expected: Float64Array
  factors: Float64Array[]
  observed: readonly Float64Array[]
  /** Where the rows are a sample: makes its sums by the values of a dimension those of all rows. */
  scale?: (sums: Float64Array, dimension: number) => void
}

/** One pass for each dimension: the step of one is applied while the next is summed. Returns the largest step. */
export function sweepOnce(leaves: Leaves, { expected, factors, observed, scale }: Fit): number {
  let moved = 0
  let last: { codes: Uint16Array; step: Float64Array } | undefined
  leaves.dimensions.forEach(({ codes }, d) => {
    const sums = last
      ? scaleAndSum(last, codes, { expected, values: observed[d]!.length })
      : sumByValue(codes, expected, observed[d]!.length)
    scale?.(sums, d)
    const step = stepOf(observed[d]!, sums, factors[d]!)
    for (const s of step) moved = Math.max(moved, Math.abs(s - 1))
    last = { codes, step }
  })
  if (last) scaleAndSum(last, last.codes, { expected, values: last.step.length })
  return moved
}

function scaleAndSum(
  by: { codes: Uint16Array; step: Float64Array },
  codes: Uint16Array,
  { expected, values }: { expected: Float64Array; values: number },
): Float64Array {
  const sums = new Float64Array(values)
  const { codes: before, step } = by
  for (let row = 0; row < expected.length; row++) {
    const scaled = expected[row]! * step[before[row]!]!
    expected[row] = scaled
    sums[codes[row]!]! += scaled
  }
  return sums
}

/** Lets the rows of a slice have their own factor, so that they do not pull at the main effects. */
function liftRows(rows: readonly number[], failures: Float64Array, expected: Float64Array): void {
  let k = 0.5
  let e = 0.5
  for (const row of rows) {
    k += failures[row]!
    e += expected[row]!
  }
  for (const row of rows) expected[row]! *= k / e
}

function productOf(leaves: Leaves, factors: Float64Array[], rate: number): Float64Array {
  const expected = columnOf(leaves.rows)
  expectAndSum({ leaves, factors, rate }, { from: 0, to: leaves.rows }, expected)
  return expected
}

/** How much each factor must change; the factors are changed in place. */
export function stepOf(observed: Float64Array, expected: Float64Array, factors: Float64Array): Float64Array {
  return factors.map((old, v) => {
    const without = expected[v]! / old
    const fresh = (observed[v]! + PRIOR_FAILURES) / (without + PRIOR_FAILURES)
    factors[v] = fresh
    return fresh / old
  })
}

/** The column summed by the value of a dimension. */
export function sumByValue(codes: Uint16Array, column: Float64Array, values: number): Float64Array {
  const sums = new Float64Array(values)
  for (let row = 0; row < codes.length; row++) sums[codes[row]!]! += column[row]!
  return sums
}
