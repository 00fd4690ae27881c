import { type Leaves, total } from './leaves.ts'

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
  const rate = total(leaves.failures) / Math.max(total(leaves.exposure), Number.MIN_VALUE)
  const expected = leaves.exposure.map((n) => n * rate)
  const factors = leaves.dimensions.map((d) => new Float64Array(d.values.length).fill(1))
  const observed = leaves.dimensions.map((d) => sumByValue(d.codes, leaves.failures, d.values.length))
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let moved = 0
    leaves.dimensions.forEach(({ codes }, d) => {
      const step = stepOf(observed[d]!, sumByValue(codes, expected, observed[d]!.length), factors[d]!)
      for (let row = 0; row < expected.length; row++) expected[row]! *= step[codes[row]!]!
      for (const s of step) moved = Math.max(moved, Math.abs(s - 1))
    })
    for (const rows of freed) liftRows(rows, leaves.failures, expected)
    if (moved < SETTLED) break
  }
  return { expected: freed.length === 0 ? expected : withoutFreed(leaves, factors, rate), factors, rate }
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

function withoutFreed(leaves: Leaves, factors: Float64Array[], rate: number): Float64Array {
  const expected = leaves.exposure.map((n) => n * rate)
  leaves.dimensions.forEach(({ codes }, d) => {
    for (let row = 0; row < expected.length; row++) expected[row]! *= factors[d]![codes[row]!]!
  })
  return expected
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
