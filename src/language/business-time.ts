/** Opening hours of one day of the week: local times, `to` at or before `from` means the next morning. */
export interface OpenHours {
  /** 1 Monday to 7 Sunday. */
  day: number
  /** '09:00' */
  from: string
  /** '17:00'; '24:00' is the day's end. */
  to: string
}

/** One week that repeats, in the local time of an IANA zone. No hours at all means always open. */
export interface WeeklySchedule {
  timeZone: string
  hours: readonly OpenHours[]
}

interface Span {
  from: Temporal.Instant
  to: Temporal.Instant
}

// A week has at most seven closed days in a row; a year of looking is a schedule that never opens.
const LOOK_AHEAD_DAYS = 366

/**
 * The instant at which `minutes` of open time have passed since `start`. Minutes are real ones: on the night the clocks
 * change, an open hour that is skipped does not count and one that is repeated counts twice.
 */
export function addOpenMinutes(
  start: Temporal.Instant,
  minutes: number,
  schedule: WeeklySchedule,
): Temporal.Instant {
  if (schedule.hours.length === 0) return start.add({ minutes })
  let left = minutes * 60_000
  for (const span of spansFrom(start, schedule)) {
    const length = span.to.epochMilliseconds - span.from.epochMilliseconds
    if (left <= length) return span.from.add({ milliseconds: left })
    left -= length
  }
  throw new RangeError(`the weekly schedule has no ${minutes} open minutes within a year`)
}

/** Open minutes between two instants, rounded down; 0 when `end` is not after `start`. */
export function openMinutesBetween(
  start: Temporal.Instant,
  end: Temporal.Instant,
  schedule: WeeklySchedule,
): number {
  if (Temporal.Instant.compare(end, start) <= 0) return 0
  if (schedule.hours.length === 0) return wholeMinutes(end.epochMilliseconds - start.epochMilliseconds)
  let open = 0
  for (const span of spansFrom(start, schedule)) {
    if (Temporal.Instant.compare(span.from, end) >= 0) break
    open += Math.min(span.to.epochMilliseconds, end.epochMilliseconds) - span.from.epochMilliseconds
  }
  return wholeMinutes(open)
}

const wholeMinutes = (milliseconds: number): number => Math.floor(milliseconds / 60_000)

// Open spans from `start` on, in order, cut at `start`, overlapping ones joined.
function* spansFrom(start: Temporal.Instant, { timeZone, hours }: WeeklySchedule): Generator<Span> {
  let covered = start
  // A day early: last night's hours may still be open.
  let date = start.toZonedDateTimeISO(timeZone).toPlainDate().subtract({ days: 1 })
  for (let day = 0; day < LOOK_AHEAD_DAYS; day++, date = date.add({ days: 1 })) {
    const today = hours
      .filter((open) => open.day === date.dayOfWeek)
      .map((open) => spanOn(date, open, timeZone))
    for (const span of today.sort((a, b) => Temporal.Instant.compare(a.from, b.from))) {
      const from = later(span.from, covered)
      if (Temporal.Instant.compare(span.to, from) <= 0) continue
      covered = span.to
      yield { from, to: span.to }
    }
  }
}

function spanOn(date: Temporal.PlainDate, { from, to }: OpenHours, timeZone: string): Span {
  const overnight = to === '24:00' || to <= from
  const endDate = overnight ? date.add({ days: 1 }) : date
  return {
    from: atLocal(date, from, timeZone),
    to: atLocal(endDate, to === '24:00' ? '00:00' : to, timeZone),
  }
}

// A local time that the clock change skips is read as the moment it would have been ("compatible").
const atLocal = (date: Temporal.PlainDate, time: string, timeZone: string): Temporal.Instant =>
  date.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) }).toInstant()

const later = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.compare(a, b) >= 0 ? a : b
