import { kaplanMeier, type Observation, survivalAt, timeUntil } from '../statistics/index.ts'

/** How long something took for each case, in whole seconds; stopped false = still running when we looked. */
export interface ClockReading {
  seconds: number
  stopped: boolean
}

/** Readings by length, added up exactly like pairs. */
export interface ClockTally {
  stopped: Map<number, number>
  running: Map<number, number>
}

/** A clock's distribution, open cases included (Kaplan-Meier): leaving them out would make slow weeks look fast. */
export interface ClockFigures {
  n: number
  /** Half of all were done by then, and nine in ten; null when so many were never done. */
  medianSeconds: number | null
  p90Seconds: number | null
  /** Share done within the target, with its interval; null when n < 10. */
  withinTarget: { share: number; low: number; high: number } | null
}

/** A tally with nothing in it. */
export const emptyClock = (): ClockTally => ({ stopped: new Map(), running: new Map() })

/** Counts a reading in place; `by` -1 takes one back, as when a running clock stops. */
export function countClock(tally: ClockTally, { seconds, stopped }: ClockReading, by = 1): void {
  if (!Number.isInteger(seconds) || seconds < 0)
    throw new RangeError(`${seconds} is not a whole number of seconds`)
  const counts = stopped ? tally.stopped : tally.running
  const count = (counts.get(seconds) ?? 0) + by
  if (count === 0) counts.delete(seconds)
  else counts.set(seconds, count)
}

/** Both tallies together, as a new one. */
export function mergeClocks(one: ClockTally, other: ClockTally): ClockTally {
  const sum: ClockTally = { stopped: new Map(one.stopped), running: new Map(one.running) }
  for (const [seconds, count] of other.stopped) countClock(sum, { seconds, stopped: true }, count)
  for (const [seconds, count] of other.running) countClock(sum, { seconds, stopped: false }, count)
  return sum
}

/** Median, nine in ten, and the share within the target. */
export function measureClock({ stopped, running }: ClockTally, targetSeconds: number): ClockFigures {
  const observations = [...asObservations(stopped, true), ...asObservations(running, false)]
  const n = observations.reduce((sum, { count = 1 }) => sum + count, 0)
  const steps = kaplanMeier(observations)
  const { survival, low, high } = survivalAt(steps, targetSeconds)
  return {
    n,
    medianSeconds: timeUntil(steps, 0.5) ?? null,
    p90Seconds: timeUntil(steps, 0.9) ?? null,
    withinTarget: n < 10 ? null : { share: 1 - survival, low: 1 - high, high: 1 - low },
  }
}

const asObservations = (counts: ReadonlyMap<number, number>, event: boolean): Observation[] =>
  [...counts].map(([time, count]) => ({ time, event, count }))
