import { Temporal } from 'temporal-polyfill'
import type { ShiftAnswer } from './answers.ts'

/** One day of the plan: its name for the head, and the hours shown, epoch milliseconds. */
export interface PlanDay {
  /** YYYY-MM-DD */
  date: string
  from: number
  to: number
}

/** A week of the plan in a zone. */
export interface Week {
  number: number
  from: string
  to: string
  days: PlanDay[]
}

// Shops are awake from five to eleven; a shift outside opens the whole day.
const FIRST_HOUR = 5
const LAST_HOUR = 23

/** The week `offset` weeks from now. */
export function weekOf({ zone, now, offset }: { zone: string; now: number; offset: number }): Week {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate()
  const monday = today.subtract({ days: today.dayOfWeek - 1 }).add({ weeks: offset })
  const at = (day: Temporal.PlainDate, hour: number) =>
    day.toZonedDateTime({ timeZone: zone, plainTime: { hour } }).epochMilliseconds
  const days = [0, 1, 2, 3, 4, 5, 6].map((index) => {
    const day = monday.add({ days: index })
    return { date: day.toString(), from: at(day, FIRST_HOUR), to: at(day, LAST_HOUR) }
  })
  const start = (day: Temporal.PlainDate) => day.toZonedDateTime(zone).toInstant().toString()
  return { number: monday.weekOfYear ?? 0, from: start(monday), to: start(monday.add({ weeks: 1 })), days }
}

/** The hours of a shift as a person writes them: "07–15", "07:30–15". */
export function hoursOf({ startsAt, endsAt }: { startsAt: string; endsAt: string }, zone: string): string {
  const hour = (instant: string) => {
    const { hour: h, minute } = Temporal.Instant.from(instant).toZonedDateTimeISO(zone)
    return `${String(h).padStart(2, '0')}${minute ? `:${String(minute).padStart(2, '0')}` : ''}`
  }
  return `${hour(startsAt)}–${hour(endsAt)}`
}

/** What somebody typed, a day and two times of day in a zone, as instants; an end before its start is the next day. */
export function shiftTimes(day: { date: string; from: string; to: string; zone: string }) {
  const at = (date: Temporal.PlainDate, time: string) =>
    date.toZonedDateTime({ timeZone: day.zone, plainTime: time }).toInstant().toString()
  const date = Temporal.PlainDate.from(day.date)
  const endDate = day.to > day.from ? date : date.add({ days: 1 })
  return { startsAt: at(date, day.from), endsAt: at(endDate, day.to) }
}

/** Shifts that touch the shown hours of a day. */
export const shiftsOn = ({ from, to }: PlanDay, shifts: readonly ShiftAnswer[]): ShiftAnswer[] =>
  shifts.filter(({ startsAt, endsAt }) => Date.parse(startsAt) < to && Date.parse(endsAt) > from)
