import { type Candidate, countedOf, findRows } from './candidates.ts'
import { LEAF_SPREAD, leafEvidence, PREDICATE_COST, sumEvidence } from './evidence.ts'
import { rowsOf } from './explainAway.ts'
import { type Direction, logChance } from './judgement.ts'
import { type Leaves, total } from './leaves.ts'

/** Leaves this small behave as Poisson and are judged by their sums. */
const SMALL_LEAVES = 0.02
/** Where nothing was expected, half a failure in all is, by exposure: rows without any failure then speak too. */
const LEAST_IN_ALL = 0.5

/** Where the past of a slice is short, what its values suggest stands for ten more failures. */
const PAST_PRIOR = 10

/** A candidate with its rank: evidence in nats, less what its conditions cost. */
export interface Ranked {
  candidate: Candidate
  score: number
}

/** What candidates are ranked against. */
export interface Ground {
  leaves: Leaves
  /** Failures expected by row. */
  expected: Float64Array
  direction: Direction
  /** Exposure of all rows. */
  exposed: number
}

/** Ranks candidates; against a past or a baseline, where leaves are large, each candidate learns its rows first. */
export function rankAll(candidates: Candidate[], ground: Ground, againstPast: boolean): Ranked[] {
  if (againstPast && leavesMatter(ground.expected)) findRows(candidates, ground.leaves)
  return candidates.map((candidate) => ({ candidate, score: scoreOf(candidate, ground) }))
}

/** Whether the mean failure happens in a leaf large enough for leaves to differ by more than chance. */
function leavesMatter(expected: Float64Array): boolean {
  const sum = total(expected)
  const squares = expected.reduce((squared, e) => squared + e * e, 0)
  return sum < 1 || LEAF_SPREAD * squares > SMALL_LEAVES * sum
}

/** The evidence for one candidate; minus infinity where it goes the other way. */
export function scoreOf(candidate: Candidate, ground: Ground): number {
  const { leaves, expected, direction } = ground
  const { rows, own, cuboid } = candidate
  const least = LEAST_IN_ALL / Math.max(ground.exposed, LEAST_IN_ALL)
  const { ratio, gain } = rows
    ? leafEvidence({
        failures: Float64Array.from(rows, (row) => leaves.failures[row]!),
        expected: Float64Array.from(rows, (row) =>
          Math.max(expected[row]! / own, least * leaves.exposure[row]!),
        ),
      })
    : sumEvidence(countedOf(candidate))
  const right = direction === 'worse' ? ratio > 1 : ratio < 1
  return right ? gain - PREDICATE_COST * cuboid.dims.length : Number.NEGATIVE_INFINITY
}

/**
 * Two things make a comparison with the past less certain than its counts: a leaf's rate moves from one short window
 * to the next by more than chance, and what was learnt from few failures is itself a guess (variance E^2 / failures
 * learnt from). Raises the candidate's spread by both and judges it anew.
 */
export function allowForThePast(candidate: Candidate, ground: Ground, learntFrom: Float64Array): void {
  const { expected, direction, leaves } = ground
  let sum = 0
  let squares = 0
  let learnt = 0
  for (const row of candidate.rows ?? rowsOf(candidate, leaves)) {
    sum += expected[row]!
    squares += expected[row]! ** 2
    learnt += learntFrom[row]!
  }
  if (sum === 0) return
  const moving = candidate.rows ? (LEAF_SPREAD * squares) / sum ** 2 : 0
  candidate.spread = Math.max(candidate.spread, moving) + 1 / (learnt + PAST_PRIOR)
  candidate.logP = logChance(countedOf(candidate), direction)
}
