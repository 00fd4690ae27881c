import { SCALE_RULES } from '../language/score.ts'
import { oneSampleT, weightedMoments } from '../statistics/index.ts'
import { expectationFor, type GivenLaw } from './expectation.ts'
import { answeredCells, countOf, ENOUGH_CONTROLS, nearestBefore } from './net.ts'
import { cellsIn, type PairTable } from './pairs.ts'

/** People who began with the same rating: what they gave next, and what they would have given anyway. */
export interface BeforeRow {
  before: number
  n: number
  after: { mean: number; low: number; high: number }
  expected: number
}

/** Fewest people for a point with an interval in the picture. */
const FEWEST_FOR_A_POINT = 10

/**
 * The points and the line of the before-and-after picture, lowest first rating first. Empty when what would have
 * happened anyway is unknown: points without the line would show regression to the mean as if it were our work.
 */
export function beforeRows(table: PairTable, given?: GivenLaw): BeforeRow[] {
  const treated = answeredCells(cellsIn(table, 'treated'))
  const befores = [...new Set(treated.map((c) => c.before))].sort((a, b) => a - b)
  const expected = expectedNextOf(table, befores, given)
  if (expected === undefined) return []
  return befores.flatMap((before) => {
    const own = treated.filter((c) => c.before === before)
    const moments = weightedMoments(own.map((c) => ({ value: c.after, count: c.count })))
    const test = oneSampleT(moments)
    if (test === undefined || moments.n < FEWEST_FOR_A_POINT) return []
    const { mean, low, high } = test
    return [{ before, n: moments.n, after: { mean, low, high }, expected: expected(before) }]
  })
}

/** What happens anyway after one first rating. */
export interface AnywayPoint {
  before: number
  expected: number
}

/** The line of what happens anyway over every unhappy first rating it is known for, also those that few people gave. */
export function anywayLine(table: PairTable, given?: GivenLaw): AnywayPoint[] {
  const { lowest, negativeUpTo } = SCALE_RULES[table.scale]
  const befores = Array.from({ length: negativeUpTo - lowest + 1 }, (_, i) => lowest + i)
  const treated = answeredCells(cellsIn(table, 'treated'))
  const seen = befores.filter((before) => treated.some((c) => c.before === before))
  const expected = expectedNextOf(table, seen, given)
  if (!expected) return []
  // A table of pairs knows only the ratings it has, and a rating nobody gave may need a weaker teacher: then only those
  // that somebody gave are drawn, for every point has to stand over the very line it is compared with.
  const wider = expectedNextOf(table, befores, given)
  const isSame =
    wider && befores.every((b) => Number.isFinite(wider(b))) && seen.every((b) => wider(b) === expected(b))
  const [drawn, line] = isSame ? [befores, wider] : [seen, expected]
  return drawn.map((before) => ({ before, expected: line(before) }))
}

/** The same order of trust as the net figure: controls, then background, then what was given. */
function expectedNextOf(table: PairTable, befores: number[], given: GivenLaw | undefined) {
  const controls = answeredCells(cellsIn(table, 'control'))
  if (countOf(controls) < ENOUGH_CONTROLS)
    return expectationFor(answeredCells(cellsIn(table, 'background')), befores, given)?.next
  const known = [...new Set(controls.map((c) => c.before))]
  return (before: number): number => {
    const at = nearestBefore(known, before)
    return weightedMoments(
      controls.filter((c) => c.before === at).map((c) => ({ value: c.after, count: c.count })),
    ).mean
  }
}
