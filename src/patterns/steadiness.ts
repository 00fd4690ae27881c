import { type Candidate, countedOf } from './candidates.ts'
import { rowsOf } from './explainAway.ts'
import { type Direction, logChance } from './judgement.ts'
import type { Leaves } from './leaves.ts'

const HOUR = 3600

/** Interactions with their times and what was expected of each. */
export interface Timed {
  leaves: Leaves
  at: Float64Array
  expected: Float64Array
  direction: Direction
}

/**
 * The chance of a slice when its failures come in bursts: somebody who works one hour a week has twelve independent
 * hours in twelve weeks, however many calls. The slice's own hours show how much more than chance they differ (Pearson,
 * around the slice's own ratio), and its chance is judged with that much variance. Hours that differ no more than two
 * standard errors above chance change nothing.
 */
export function logChanceInBursts(candidate: Candidate, timed: Timed): number {
  const counted = countedOf(candidate)
  const inflation = inflationOf(candidate, timed, counted.failures / counted.expected)
  if (inflation <= 1) return candidate.logP
  const spread = Math.max(candidate.spread, (inflation - 1) / counted.expected)
  return logChance({ ...counted, spread }, timed.direction)
}

function inflationOf(candidate: Candidate, { leaves, at, expected }: Timed, ratio: number): number {
  const hours = new Map<number, { k: number; e: number }>()
  for (const row of rowsOf(candidate, leaves)) {
    const hour = Math.floor(at[row]! / HOUR)
    const sum = hours.get(hour) ?? { k: 0, e: 0 }
    sum.k += leaves.failures[row]!
    sum.e += (expected[row]! / candidate.own) * ratio
    hours.set(hour, sum)
  }
  const used = [...hours.values()].filter(({ e }) => e > 0)
  if (used.length < 3) return 1
  const pearson = used.reduce((sum, { k, e }) => sum + (k - e) ** 2 / e, 0) / (used.length - 1)
  // The variance of a Poisson cell's squared residual is 2 + 1 / mean: rare failures make the sum itself uncertain.
  const variance = used.reduce((sum, { e }) => sum + 2 + 1 / e, 0) / (used.length - 1) ** 2
  return pearson > 1 + 2 * Math.sqrt(variance) ? pearson : 1
}
