import { columnOf, type Leaves, takeRows, total } from './leaves.ts'

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
  const rate = overallRate(leaves)
  const observed = leaves.dimensions.map((d) => sumByValue(d.codes, leaves.failures, d.values.length))
  const factors = startingFactors(leaves, observed)
  const expected = productOf(leaves, factors, rate)
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    const moved = sweepOnce(leaves, { expected, factors, observed })
    for (const rows of freed) liftRows(rows, leaves.failures, expected)
    if (moved < SETTLED) break
  }
  return { expected: freed.length === 0 ? expected : productOf(leaves, factors, rate), factors, rate }
}

const overallRate = (leaves: Leaves): number =>
  total(leaves.failures) / Math.max(total(leaves.exposure), Number.MIN_VALUE)

/** The factors of a sample that make the failures of all: what its values expect counts as often as they are rarer in it. */
function fitTo(
  sample: Leaves,
  {
    observed,
    shares,
    rate,
  }: { observed: readonly Float64Array[]; shares: readonly Float64Array[]; rate: number },
): { factors: Float64Array[] } {
  const factors = sample.dimensions.map((d) => new Float64Array(d.values.length).fill(1))
  const expected = productOf(sample, factors, rate)
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    const moved = sweepOnce(sample, { expected, factors, observed: [...observed], shares })
    if (moved < SETTLED) break
  }
  return { factors }
}

/** Ten million rows are fitted on every so-manieth first, and only finished on all: the same answer, sooner. */
const SAMPLE = 500_000

function startingFactors(leaves: Leaves, observed: readonly Float64Array[]): Float64Array[] {
  const stride = Math.floor(leaves.rows / SAMPLE)
  if (stride < 4) return leaves.dimensions.map((d) => new Float64Array(d.values.length).fill(1))
  const rows = Uint32Array.from({ length: SAMPLE }, (_, i) => i * stride)
  const sample = takeRows(leaves, rows)
  // All failures are known; of the sample only what goes with what is wanted, and each value's share of it is set right.
  const shares = leaves.dimensions.map(({ codes, values }, d) => {
    const all = sumByValue(codes, leaves.exposure, values.length)
    const part = sumByValue(sample.dimensions[d]!.codes, sample.exposure, values.length)
    return all.map((n, v) => (part[v]! > 0 ? n / part[v]! : 1))
  })
  return fitTo(sample, { observed, shares, rate: overallRate(leaves) }).factors
}

interface Fit {
  expected: Float64Array
  factors: Float64Array[]
  observed: Float64Array[]
  /** How many times as much each value has in all as in these rows; absent: as much. */
  shares?: readonly Float64Array[]
}

/** One pass for each dimension: the step of one is applied while the next is summed. Returns the largest step. */
function sweepOnce(leaves: Leaves, { expected, factors, observed, shares }: Fit): number {
  let moved = 0
  let last: { codes: Uint16Array; step: Float64Array } | undefined
  leaves.dimensions.forEach(({ codes }, d) => {
    const sums = last
      ? scaleAndSum(last, codes, { expected, values: observed[d]!.length })
      : sumByValue(codes, expected, observed[d]!.length)
    const share = shares?.[d]
    if (share) for (let v = 0; v < sums.length; v++) sums[v]! *= share[v]!
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
  const { exposure } = leaves
  for (let from = 0; from < leaves.rows; from += BLOCK) {
    const to = Math.min(from + BLOCK, leaves.rows)
    for (let row = from; row < to; row++) expected[row] = exposure[row]! * rate
    leaves.dimensions.forEach(({ codes }, d) => {
      multiply({ expected, codes, factor: factors[d]!, from, to })
    })
  }
  return expected
}

/** Rows are worked on so many at a time: they stay in the first-level cache while every dimension has its turn. */
const BLOCK = 2048

function multiply(turn: {
  expected: Float64Array
  codes: Uint16Array
  factor: Float64Array
  from: number
  to: number
}): void {
  const { expected, codes, factor, from, to } = turn
  for (let row = from; row < to; row++) expected[row]! *= factor[codes[row]!]!
}

/** How much each factor must change; the factors are changed in place. */
function stepOf(observed: Float64Array, expected: Float64Array, factors: Float64Array): Float64Array {
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
