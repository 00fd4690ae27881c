import { negativeBinomial, poisson } from '../../statistics/index.ts'
import { type ChartRule, surprise } from './cusum.ts'

/** The chart's sum is followed on so many steps; finer ones change the mean time to an alarm by less than a tenth. */
const STEPS = 120
const MOST_THRESHOLD = 40

/** What a threshold must hold for. */
export interface FalseAlarmBudget {
  /** Mean failures of one active bucket when nothing is wrong. */
  perBucket: number
  bucketsPerYear: number
  falseAlarmsPerYear: number
  ratio: number
  spread: number
}

/** The lowest threshold at which a chart of this kind stays within its false alarms, by bisection. */
export function thresholdFor(budget: FalseAlarmBudget): number {
  const wanted = budget.bucketsPerYear / budget.falseAlarmsPerYear
  let [low, high] = [0.1, MOST_THRESHOLD]
  for (let i = 0; i < 24; i++) {
    const middle = (low + high) / 2
    if (bucketsUntilAlarm(budget, middle) < wanted) low = middle
    else high = middle
  }
  return high
}

/**
 * Mean number of buckets until a chart speaks though nothing is wrong: the sum as a Markov chain over its steps
 * (Brook and Evans 1972), solved exactly.
 */
export function bucketsUntilAlarm(budget: FalseAlarmBudget, threshold: number, steps = STEPS): number {
  const rule: ChartRule = { ...budget, threshold }
  const moves = movesOf(budget, rule)
  const width = threshold / (steps - 0.5)
  const system = Array.from({ length: steps }, (_, from) => {
    const row = new Float64Array(steps + 1)
    row[from] = 1
    row[steps] = 1
    for (const { chance, move } of moves) {
      const to = Math.max(0, Math.round((from * width + move) / width))
      if (to < steps) row[to]! -= chance
    }
    return row
  })
  return solveFirst(system)
}

/** Each count a bucket can have, with its chance and how far it moves the sum. */
function movesOf(
  { perBucket, spread }: FalseAlarmBudget,
  rule: ChartRule,
): { chance: number; move: number }[] {
  const massOf = (k: number): number =>
    spread < 1e-6
      ? poisson.mass(k, { mean: perBucket })
      : negativeBinomial.mass(k, { mean: perBucket, size: 1 / spread })
  const moves: { chance: number; move: number }[] = []
  let left = 1
  for (let k = 0; left > 1e-12 && k < 10_000; k++) {
    const chance = massOf(k)
    left -= chance
    moves.push({ chance, move: surprise(k, perBucket, rule) })
  }
  return moves
}

/** Gaussian elimination from the last unknown to the first, for only the first is wanted. */
function solveFirst(system: Float64Array[]): number {
  const last = system.length
  for (let pivot = last - 1; pivot > 0; pivot--) {
    const by = system[pivot]!
    for (let row = 0; row < pivot; row++) {
      const target = system[row]!
      const factor = target[pivot]! / by[pivot]!
      if (factor === 0) continue
      for (let column = 0; column < pivot; column++) target[column]! -= factor * by[column]!
      target[last]! -= factor * by[last]!
    }
  }
  const first = system[0]!
  return first[last]! / first[0]!
}
