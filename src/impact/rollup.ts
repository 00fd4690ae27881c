import { isScore, SCALE_RULES, type Scale } from '../language/score.ts'
import { weightedMoments } from '../statistics/index.ts'
import { countPair, emptyPairs, mergePairs, type PairTable, type RatingPair } from './pairs.ts'

/** By what recovery is looked at. */
export const DIMENSIONS = ['customer', 'agent', 'team', 'site', 'cause', 'channel'] as const
/** One way to look at it. */
export type Dimension = (typeof DIMENSIONS)[number]

/** Where a case belongs; a missing key is not counted under that dimension. */
export type Belonging = Partial<Record<Dimension, string>>

/** Pairs and single ratings of everybody and of each group, kept up to date by one addition per event. */
export interface Rollup {
  scale: Scale
  whole: PairTable
  groups: Record<Dimension, Map<string, PairTable>>
  /** How often each score was given, in all: 10 million ratings as eleven numbers at most. */
  scores: Map<number, number>
}

/** A roll-up of nothing. */
export const emptyRollup = (scale: Scale): Rollup => ({
  scale,
  whole: emptyPairs(scale),
  groups: {
    customer: new Map(),
    agent: new Map(),
    team: new Map(),
    site: new Map(),
    cause: new Map(),
    channel: new Map(),
  },
  scores: new Map(),
})

/** Counts one pair everywhere it belongs, in place; `by` -1 takes it back, exactly. */
export function rollUpPair(rollup: Rollup, pair: RatingPair, of: Belonging, by = 1): void {
  countPair(rollup.whole, pair, by)
  for (const dimension of DIMENSIONS) {
    const group = of[dimension]
    if (group === undefined) continue
    const groups = rollup.groups[dimension]
    const table = groups.get(group) ?? emptyPairs(rollup.scale)
    countPair(table, pair, by)
    if (table.counts.size === 0) groups.delete(group)
    else groups.set(group, table)
  }
}

/** Counts one rating, with or without a case, in place; `by` -1 takes it back. */
export function rollUpScore(rollup: Rollup, score: number, by = 1): void {
  if (!isScore(rollup.scale, score)) throw new RangeError(`${score} is not on the scale ${rollup.scale}`)
  const count = (rollup.scores.get(score) ?? 0) + by
  if (count === 0) rollup.scores.delete(score)
  else rollup.scores.set(score, count)
}

/** Two roll-ups (of two hours, two processes) as one new one; the order does not matter. */
export function mergeRollups(one: Rollup, other: Rollup): Rollup {
  const sum = emptyRollup(one.scale)
  sum.whole = mergePairs(one.whole, other.whole)
  for (const dimension of DIMENSIONS)
    for (const source of [one, other])
      for (const [group, table] of source.groups[dimension]) {
        const known = sum.groups[dimension].get(group) ?? emptyPairs(one.scale)
        sum.groups[dimension].set(group, mergePairs(known, table))
      }
  for (const source of [one, other])
    for (const [score, count] of source.scores) rollUpScore(sum, score, count)
  return sum
}

/** Mean rating with its n; `undefined` before the first rating. */
export function meanScore(rollup: Rollup): { mean: number; n: number } | undefined {
  // In the scale's order, not in the order of arrival: the same counts then give the same double.
  const { lowest, highest } = SCALE_RULES[rollup.scale]
  const cells = Array.from({ length: highest - lowest + 1 }, (_, i) => ({
    value: lowest + i,
    count: rollup.scores.get(lowest + i) ?? 0,
  }))
  const { n, mean } = weightedMoments(cells)
  return n === 0 ? undefined : { mean, n }
}
