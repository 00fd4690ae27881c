import type { Leaves } from '../leaves.ts'
import { factorOf, type Usual } from './withoutFactors.ts'

/** Failures, interactions and failures due, by weekday (Monday first) and hour. */
export interface HourMap {
  /** 7 x 24, by rows. */
  failures: number[]
  exposure: number[]
  expected: number[]
}

const CELLS = 7 * 24

/**
 * When it goes wrong: rows by their local hour and weekday, against what the rest of their mix makes one expect. The
 * level is set so that all expected failures make all failures, or only `level` of them where that is told.
 */
export function hourMap(
  usual: Usual,
  rows: Iterable<number>,
  without: readonly string[],
): HourMap | undefined {
  const { leaves, effects } = usual
  const hours = codesOf(leaves, 'hour')
  const weekdays = codesOf(leaves, 'weekday')
  if (!hours || !weekdays) return undefined
  const map: HourMap = {
    failures: Array<number>(CELLS).fill(0),
    exposure: Array<number>(CELLS).fill(0),
    expected: Array<number>(CELLS).fill(0),
  }
  const factor = factorOf(usual, ['hour', 'weekday', ...without])
  for (const row of rows) {
    const cell = (weekdays(row) - 1) * 24 + hours(row)
    map.failures[cell]! += leaves.failures[row]!
    map.exposure[cell]! += 1
    map.expected[cell]! += effects.expected[row]! / factor(row)
  }
  return map
}

/** Hour or weekday of a row as a number; undefined where every interaction has the same. */
function codesOf(leaves: Leaves, name: string): ((row: number) => number) | undefined {
  const dimension = leaves.dimensions.find((each) => each.name === name)
  if (!dimension) return undefined
  const numbers = dimension.values.map(Number)
  return (row) => numbers[dimension.codes[row]!]!
}

/** Numbers short enough to be stored a thousand times. */
export const rounded = (map: HourMap): HourMap => ({
  ...map,
  exposure: map.exposure.map((n) => Math.round(n)),
  expected: map.expected.map((e) => Math.round(e * 1000) / 1000),
})
