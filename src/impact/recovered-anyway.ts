import { isRecovered, type Scale } from '../language/score.ts'
import { wilson } from '../statistics/index.ts'
import { ENOUGH_PAIRS } from './expectation.ts'
import { type AnsweredCell, countOf, mixOf, nearestBefore } from './net.ts'
import { FEWEST_FOR_A_SHARE, type ShownRate } from './recovery-rate.ts'

/** Who teaches what happens anyway. */
export interface Teachers {
  cells: readonly AnsweredCell[]
  /** Controls may stand in for the nearest first rating; the background needs fifty pairs of each. */
  nearest: boolean
}

/**
 * Share of the answered who would count as recovered without any recovery: the twin of the responders' rate. Between a
 * fifth and a half of unhappy raters are happy next time by themselves. Null when it cannot be learnt; Wilson
 * interval on the effective number of teachers.
 */
export function recoveredAnyway(
  scale: Scale,
  treated: readonly AnsweredCell[],
  { cells, nearest }: Teachers,
): ShownRate | null {
  const known = [...new Set(cells.map((c) => c.before))]
  let [rate, weight, teachers] = [0, 0, 0]
  for (const { before, share } of mixOf(treated)) {
    const own = cells.filter((c) => c.before === (nearest ? nearestBefore(known, before) : before))
    const n = countOf(own)
    if (n < (nearest ? 1 : ENOUGH_PAIRS)) return null
    rate += (share * countOf(own.filter((c) => isRecovered(scale, c.after)))) / n
    weight += (share * share) / n
    teachers += n
  }
  if (countOf(treated) < FEWEST_FOR_A_SHARE || teachers < FEWEST_FOR_A_SHARE) return null
  // Kish's effective number: what an unweighted sample of equal precision would count.
  const effective = 1 / weight
  return { rate, ...wilson({ k: rate * effective, n: effective }), n: teachers }
}
