import type { Scale } from '../language/score.ts'
import { type Arm, countPair, emptyPairs, type PairTable } from './pairs.ts'

/** For tests: so many people of an arm went from one rating to another (undefined: did not answer). */
export type People = readonly [count: number, arm: Arm, before: number, after: number | undefined]

/** For tests: a table of those people. */
export function tableOfPeople(people: readonly People[], scale: Scale = 'stars5'): PairTable {
  const table = emptyPairs(scale)
  for (const [count, arm, before, after] of people) countPair(table, { arm, before, after }, count)
  return table
}
