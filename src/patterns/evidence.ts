/**
 * A real fault seldom multiplies the failures of every leaf by exactly the same number. .1 lets leaves differ by about
 * a third; on 49 labelled faults every value from .05 to .3 finds the cause first in 82 to 88 % (docs/features/patterns.md).
 */
export const LEAF_SPREAD = 0.1
/** Each further condition must make the data ten times as likely: the shorter description wins ties. */
export const PREDICATE_COST = Math.LN10
const MOST_STEPS = 40
const SETTLED = 1e-7
/** e^8: nobody needs a ratio beyond 3,000 to rank a finding. */
const MOST_LOG_RATIO = 8

/** The leaves of one slice. */
export interface SliceLeaves {
  failures: ArrayLike<number>
  expected: ArrayLike<number>
}

/**
 * ln of how many times more likely the slice's leaves are if all of them fail `ratio` times as often as expected,
 * at the best ratio, than at ratio 1. Leaf counts are negative binomial: a slice must be up in most of its leaves, one
 * loud leaf is not enough. That is what tells a cause from its parents and children.
 */
export function leafEvidence(leaves: SliceLeaves): { ratio: number; gain: number } {
  const logRatio = bestLogRatio(leaves)
  return { ratio: Math.exp(logRatio), gain: likelihood(leaves, logRatio) - likelihood(leaves, 0) }
}

/** The same for leaves so small that their spread does not matter: Poisson, from the sums alone. */
export function sumEvidence(sums: { failures: number; expected: number }): { ratio: number; gain: number } {
  const { failures, expected: e } = sums
  if (failures === 0) return { ratio: 0, gain: e }
  return { ratio: failures / e, gain: failures * Math.log(failures / e) - (failures - e) }
}

function likelihood({ failures, expected }: SliceLeaves, logRatio: number): number {
  const ratio = Math.exp(logRatio)
  const size = 1 / LEAF_SPREAD
  let sum = 0
  for (let i = 0; i < failures.length; i++) {
    const mean = LEAF_SPREAD * expected[i]! * ratio
    const k = failures[i]!
    sum -= (k + size) * Math.log1p(mean)
    if (k > 0) sum += k * Math.log(mean)
  }
  return sum
}

/** Newton on ln ratio; the likelihood is concave in it. */
function bestLogRatio(leaves: SliceLeaves): number {
  let u = 0
  for (let step = 0; step < MOST_STEPS; step++) {
    const { slope, curve } = derivatives(leaves, Math.exp(u))
    if (curve <= 0) return u
    const move = Math.max(-1, Math.min(1, slope / curve))
    u = Math.max(-MOST_LOG_RATIO, Math.min(MOST_LOG_RATIO, u + move))
    if (Math.abs(move) < SETTLED || Math.abs(u) === MOST_LOG_RATIO) return u
  }
  return u
}

function derivatives({ failures, expected }: SliceLeaves, ratio: number): { slope: number; curve: number } {
  const size = 1 / LEAF_SPREAD
  let slope = 0
  let curve = 0
  for (let i = 0; i < failures.length; i++) {
    const mean = LEAF_SPREAD * expected[i]! * ratio
    const pull = ((failures[i]! + size) * mean) / (1 + mean)
    slope += failures[i]! - pull
    curve += pull / (1 + mean)
  }
  return { slope, curve }
}
