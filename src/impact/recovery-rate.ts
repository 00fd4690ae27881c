import type { Scale } from '../language/score.ts'
import { wilson } from '../statistics/index.ts'
import { answeredCells, countOf } from './net.ts'
import { isWonBack, type PairCell } from './pairs.ts'

/** Below this many people no share is shown, only how many there are (R38). */
export const FEWEST_FOR_A_SHARE = 10

/** A share with its Wilson interval; all three null when n < 10. */
export interface ShownRate {
  rate: number | null
  low: number | null
  high: number | null
  n: number
}

/** The three recovery rates that vendors mix up, side by side (R32). */
export interface RecoveryRate {
  /** Recovered among everybody who was let down; silence counts as not recovered. The headline. */
  intentionToTreat: ShownRate
  /** Recovered among those who answered. */
  responders: ShownRate
  /** Share who answered; null when n < 10. */
  coverage: number | null
  /** Where the true rate must lie: all the silent lost, or all of them recovered. */
  bounds: { low: number | null; high: number | null }
}

/** The recovery rates of these eligible cases. */
export function recoveryRateOf(scale: Scale, eligible: readonly PairCell[]): RecoveryRate {
  const answered = answeredCells(eligible)
  const n = countOf(eligible)
  const responded = countOf(answered)
  const recovered = countOf(answered.filter((c) => isWonBack(scale, c)))
  const enough = n >= FEWEST_FOR_A_SHARE
  return {
    intentionToTreat: shownRate(recovered, n),
    responders: shownRate(recovered, responded),
    coverage: enough ? responded / n : null,
    bounds: {
      low: enough ? recovered / n : null,
      high: enough ? (recovered + n - responded) / n : null,
    },
  }
}

/** k of n as a share with its Wilson interval, or nothing but n when n < 10. */
export function shownRate(k: number, n: number): ShownRate {
  if (n < FEWEST_FOR_A_SHARE) return { rate: null, low: null, high: null, n }
  return { rate: k / n, ...wilson({ k, n }), n }
}
