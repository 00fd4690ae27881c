import type { Moments } from '../statistics/index.ts'
import { expectedNext, weightedMoments } from '../statistics/index.ts'
import type { PairCell } from './pairs.ts'

/** How many background pairs make something learnt: per before-value for the table, in all for the line (R34). */
export const ENOUGH_PAIRS = 50
/** Test-retest correlation while the organisation's own is unknown (R34); always said to be assumed. */
export const ASSUMED_RETEST = 0.5

/** Mean and retest correlation given from outside, on the scale's own units. */
export interface GivenLaw {
  mean: number
  retest?: number | undefined
}

/** Where "what would have happened anyway" comes from, strongest first. */
export type ExpectationMethod =
  | 'background table'
  | 'learnt mean and retest'
  | 'given mean and retest'
  | 'given mean, assumed retest'

/** An uncertain part of an estimate: its variance and how well that variance is known. */
export interface VariancePart {
  variance: number
  degrees: number
}

/** The next rating to expect from somebody who gave `before`, if nothing is done. */
export interface Expectation {
  method: ExpectationMethod
  next: (before: number) => number
  /** Uncertainty of the mean expectation over people with these befores, for what had to be learnt. */
  learnt: (befores: readonly { before: number; share: number }[]) => VariancePart[]
  /** Background pairs it rests on; 0 when given. */
  pairs: number
  mean?: number
  retest?: number
}

/** The best expectation that answered, untreated pairs allow for these befores; `undefined` when nothing is known. */
export function expectationFor(
  background: readonly PairCell[],
  befores: readonly number[],
  given: GivenLaw | undefined,
): Expectation | undefined {
  return fromTable(background, befores) ?? fromLine(background) ?? (given && fromGiven(given))
}

function fromTable(background: readonly PairCell[], befores: readonly number[]): Expectation | undefined {
  const rows = new Map<number, Moments>()
  for (const before of befores) {
    const row = weightedMoments(
      background
        .filter((c) => c.before === before)
        .map((c) => ({ value: c.after as number, count: c.count })),
    )
    if (row.n < ENOUGH_PAIRS) return undefined
    rows.set(before, row)
  }
  if (rows.size === 0) return undefined
  const rowOf = (before: number): Moments => rows.get(before) ?? { n: 0, mean: Number.NaN, variance: 0 }
  return {
    method: 'background table',
    next: (before) => rowOf(before).mean,
    learnt: (mix) =>
      mix.map(({ before, share }) => {
        const { n, variance } = rowOf(before)
        return { variance: (share * share * variance) / n, degrees: n - 1 }
      }),
    pairs: [...rows.values()].reduce((sum, { n }) => sum + n, 0),
  }
}

/**
 * mean + retest (before - mean), both learnt: the least-squares line of after on before. Its slope, not the plain
 * correlation, because a background without the unhappy (they have cases) shortens the range of `before`, which
 * shrinks a correlation but not a slope. Errors as MacKinnon and White (1985, HC3): the spread differs along the scale.
 */
function fromLine(background: readonly PairCell[]): Expectation | undefined {
  const before = weightedMoments(background.map((c) => ({ value: c.before, count: c.count })))
  const after = weightedMoments(background.map((c) => ({ value: c.after as number, count: c.count })))
  if (before.n < ENOUGH_PAIRS || before.variance === 0) return undefined
  const spread = before.variance * (before.n - 1)
  if (background.some((c) => leverageOf(c, before, spread) > 0.5 + 1e-9)) return undefined
  let slope = 0
  for (const c of background)
    slope += (c.count * (c.before - before.mean) * ((c.after as number) - after.mean)) / spread
  const next = (x: number): number => after.mean + slope * (x - before.mean)
  return {
    method: 'learnt mean and retest',
    next,
    learnt: (mix) => {
      const at = mix.reduce((sum, { before: x, share }) => sum + share * x, 0)
      return [{ variance: lineVariance(background, { before, spread, next, at }), degrees: before.n - 2 }]
    },
    pairs: before.n,
    mean: after.mean,
    retest: slope,
  }
}

/** How much one pair decides the line. Above a half there is no second pair to say how far off it is. */
const leverageOf = (cell: PairCell, before: Moments, spread: number): number =>
  1 / before.n + (cell.before - before.mean) ** 2 / spread

interface Line {
  before: Moments
  spread: number
  next: (before: number) => number
  at: number
}

function lineVariance(background: readonly PairCell[], { before, spread, next, at }: Line): number {
  let variance = 0
  for (const cell of background) {
    const away = cell.before - before.mean
    const pull = 1 / before.n + ((at - before.mean) * away) / spread
    const leverage = leverageOf(cell, before, spread)
    variance += cell.count * ((pull * ((cell.after as number) - next(cell.before))) / (1 - leverage)) ** 2
  }
  return variance
}

function fromGiven({ mean, retest }: GivenLaw): Expectation {
  const law = { mean, retest: retest ?? ASSUMED_RETEST }
  return {
    method: retest === undefined ? 'given mean, assumed retest' : 'given mean and retest',
    next: (before) => expectedNext(before, law),
    learnt: () => [],
    pairs: 0,
    ...law,
  }
}
