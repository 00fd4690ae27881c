import { type Leaves, total } from './leaves.ts'

/** Prior weight of a main effect, in failures: a value needs about ten before it is believed. */
const PRIOR_FAILURES = 10

/** What each row would see if every dimension only had its own, separate influence. */
export interface MainEffects {
  /** Failures expected in each row. */
  expected: Float64Array
  /** By dimension and value: how many times the overall rate. */
  factors: Float64Array[]
  rate: number
}

/** Failures to exposure over all rows. */
export const overallRate = (leaves: Leaves): number =>
  total(leaves.failures) / Math.max(total(leaves.exposure), Number.MIN_VALUE)

/** A fit under way. */
export interface Fit {
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
