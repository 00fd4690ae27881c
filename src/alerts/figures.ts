// Under ten a share or a median says more than is known (R38); counts are always shown.
export const FEWEST = 10

/** A clock that ran, or runs. */
export interface Ran {
  from: Temporal.Instant
  /** Null: still running. */
  to: Temporal.Instant | null
  /** Null: it had no time of its own. */
  due: Temporal.Instant | null
}

/** Figures of one clock. */
export interface ClockFigures {
  measured: number
  running: number
  medianMinutes: number | null
  p90Minutes: number | null
  /** Stopped in time. */
  inTime: number
  /** Stopped, or past their time: those not due yet are not judged. */
  due: number
}

/** Median and the one in ten that waits longest, in minutes; null under ten. */
export function figuresOf(clocks: readonly Ran[], now: Temporal.Instant): ClockFigures {
  const stopped = clocks.filter(({ to }) => to !== null)
  const minutes = stopped.map(minutesOf).sort((a, b) => a - b)
  const judged = clocks.filter(({ to, due }) => due !== null && (to !== null || isPast(due, now)))
  const enough = minutes.length >= FEWEST
  return {
    measured: minutes.length,
    running: clocks.length - stopped.length,
    medianMinutes: enough ? quantile(minutes, 0.5) : null,
    p90Minutes: enough ? quantile(minutes, 0.9) : null,
    inTime: judged.filter(({ to, due }) => to !== null && !isPast(due, to)).length,
    due: judged.length,
  }
}

/** Whole and part minutes a stopped clock ran. */
export const minutesOf = ({ from, to }: Ran): number =>
  to === null ? Number.NaN : (to.epochMilliseconds - from.epochMilliseconds) / 60_000

const isPast = (due: Temporal.Instant | null, now: Temporal.Instant): boolean =>
  due !== null && Temporal.Instant.compare(now, due) > 0

/** Between neighbours by share, as R's type 7 does; `sorted` has at least one value. */
export function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share
  const below = Math.floor(place)
  const low = sorted[below] ?? 0
  const high = sorted[below + 1] ?? low
  return low + (high - low) * (place - below)
}
