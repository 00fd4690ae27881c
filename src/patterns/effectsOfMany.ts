import { plainOf } from './count.ts'
import { columnOf, type Leaves, takeRows, total } from './leaves.ts'
import { expectOnTwoCores } from './onCores.ts'
import { expectAndSum } from './product.ts'
import { type MainEffects, overallRate, stepOf, sumByValue, sweepOnce } from './sweep.ts'

/** So many rows are fitted until they are settled: a sweep over them takes milliseconds. */
const SAMPLE = 500_000
/** Taken in runs of neighbours, which lie in one line of the cache. */
const RUN = 32
/** Below so many rows a sweep over all of them is quick enough. */
export const MANY = 2_000_000
/** Sweeps of a sample stop when no factor moved by more than three in ten thousand. */
const SETTLED_IN_SAMPLE = 3e-4
const MOST_SWEEPS = 30
/** As with few rows: no factor is more than one in a thousand away from what all rows ask of it. */
const SETTLED = 1e-3
/** Each round leaves a thirtieth of what the one before had left; one or two are enough. */
const MOST_ROUNDS = 8

/**
 * The same main effects for millions of rows, with two or three passes over them instead of a hundred. All rows say what
 * their values have at the present factors; a sample, scaled to that, is fitted until it is settled; and again. A sample
 * does not know the sums of all rows, but how they change when factors change it knows well.
 */
export function fitMany(leaves: Leaves, asMany = SAMPLE): MainEffects {
  const { rate, observed } = failuresOf(leaves)
  const sample = sampleOf(leaves, asMany)
  const expected = columnOf(leaves.rows)
  let factors = leaves.dimensions.map(({ values }) => new Float64Array(values.length).fill(1))
  for (let round = 0; ; round++) {
    const due = expectOnTwoCores({ leaves, factors, rate }, expected)
    if (round === MOST_ROUNDS || furthest(factors, observed, due) < SETTLED)
      return { expected, factors, rate }
    factors = fitSample(sample, { observed, due, factors, rate })
  }
}

/** Failures are rare: where every row counts once, only those that failed are looked at. */
function failuresOf(leaves: Leaves): { rate: number; observed: Float64Array[] } {
  const plain = plainOf(leaves)
  const observed = leaves.dimensions.map(({ codes, values }) =>
    plain
      ? sumByValue(plain.columns.get(codes)!, plain.failures, values.length)
      : sumByValue(codes, leaves.failures, values.length),
  )
  return { rate: plain ? total(plain.failures) / leaves.rows : overallRate(leaves), observed }
}

function sampleOf(leaves: Leaves, asMany: number): Leaves {
  const apart = Math.max(RUN, Math.floor(leaves.rows / asMany) * RUN)
  const rows = new Uint32Array(Math.floor(leaves.rows / apart) * RUN)
  return takeRows(
    leaves,
    rows.map((_, i) => Math.floor(i / RUN) * apart + (i % RUN)),
  )
}

interface Fit {
  observed: readonly Float64Array[]
  /** What all rows have at these factors, by dimension and value. */
  due: readonly Float64Array[]
  factors: readonly Float64Array[]
  rate: number
}

/** The factors at which the sample, scaled to what all rows have, has what was observed. */
function fitSample(sample: Leaves, { observed, due, factors: from, rate }: Fit): Float64Array<ArrayBuffer>[] {
  const factors = from.map((factor) => factor.slice())
  const expected = new Float64Array(sample.rows)
  const part = expectAndSum({ leaves: sample, factors, rate }, { from: 0, to: sample.rows }, expected)
  const scale = (sums: Float64Array, d: number) => {
    for (let v = 0; v < sums.length; v++) {
      const [all, few] = [due[d]![v]!, part[d]![v]!]
      // A value that the sample does not have only follows its own factor until all rows are asked again.
      sums[v] = few > 0 ? sums[v]! * (all / few) : (all * factors[d]![v]!) / from[d]![v]!
    }
  }
  const fit = { expected, factors, observed, scale }
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) if (sweepOnce(sample, fit) < SETTLED_IN_SAMPLE) break
  return factors
}

/** The longest step that a factor would still take. */
function furthest(
  factors: readonly Float64Array[],
  observed: readonly Float64Array[],
  due: readonly Float64Array[],
): number {
  let most = 0
  factors.forEach((own, d) => {
    for (const step of stepOf(observed[d]!, due[d]!, own.slice())) most = Math.max(most, Math.abs(step - 1))
  })
  return most
}
