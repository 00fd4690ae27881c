import { kaplanMeier, type Observation, survivalAt } from '../statistics/index.ts'
import type { ClockTally } from './clocks.ts'
import { measureClock } from './clocks.ts'
import { CLOCKS, type ClockName } from './impact-report.ts'
import { FEWEST_FOR_A_SHARE } from './recovery-rate.ts'
import type { ShareFigure } from './view.ts'

/** One clock as the page draws it. */
export interface ClockView {
  clock: ClockName
  n: number
  /** Of these, still running when we looked. */
  running: number
  targetSeconds: number
  /** Half were done by then, and nine in ten; absent below ten, or where so many were never done. */
  medianSeconds: number | undefined
  p90Seconds: number | undefined
  within: ShareFigure
  /** Share done by each of these times; empty below ten. */
  curve: { seconds: number; share: number }[]
}

/** The clocks of a period, open cases included as still running. */
export const clockViews = (tallies: Record<ClockName, ClockTally>): ClockView[] =>
  (Object.keys(CLOCKS) as ClockName[]).map((clock) => clockView(clock, tallies[clock]))

function clockView(clock: ClockName, tally: ClockTally): ClockView {
  const targetSeconds = CLOCKS[clock]
  const { n, medianSeconds, p90Seconds, withinTarget } = measureClock(tally, targetSeconds)
  const enough = n >= FEWEST_FOR_A_SHARE
  const shown = withinTarget && { rate: withinTarget.share, low: withinTarget.low, high: withinTarget.high }
  return {
    clock,
    n,
    running: [...tally.running.values()].reduce((sum, count) => sum + count, 0),
    targetSeconds,
    medianSeconds: enough ? (medianSeconds ?? undefined) : undefined,
    p90Seconds: enough ? (p90Seconds ?? undefined) : undefined,
    within: { n, shown: shown ?? undefined, definition: 'definition.clock', rows: {} },
    curve: enough ? curveOf(tally, targetSeconds) : [],
  }
}

// From an eighth of the target to eight times it: what matters happens around the promise.
const STEPS = 36

function curveOf({ stopped, running }: ClockTally, target: number): ClockView['curve'] {
  const observations: Observation[] = [
    ...[...stopped].map(([time, count]) => ({ time, event: true, count })),
    ...[...running].map(([time, count]) => ({ time, event: false, count })),
  ]
  const steps = kaplanMeier(observations)
  return Array.from({ length: STEPS + 1 }, (_, i) => {
    const seconds = target * 2 ** ((6 * i) / STEPS - 3)
    return { seconds, share: 1 - survivalAt(steps, seconds).survival }
  })
}
