import { fitMany, MANY } from './effectsOfMany.ts'
import { columnOf, type Dimension, type Leaves } from './leaves.ts'
import { expectAndSum } from './product.ts'
import { type MainEffects, overallRate, sumByValue, sweepOnce } from './sweep.ts'

/** Sweeps stop when no factor moved by more than one in a thousand. */
const SETTLED = 1e-3
const MOST_SWEEPS = 20

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
