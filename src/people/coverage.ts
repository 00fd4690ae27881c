import type { Opening } from './store/organisation.ts'

/** From one instant until another. */
export interface Span {
  from: Temporal.Instant
  to: Temporal.Instant
}

interface Question extends Span {
  /** When the organisation is open: days 1 to 7, Monday first, in wall-clock time of `timeZone`. */
  schedule: Opening[]
  timeZone: string
  /** Shifts of people who lead. */
  leads: Span[]
}

/** Opening hours in which nobody leads: an alert would reach only people who are not at work. */
export function uncoveredHours({ schedule, timeZone, leads, from, to }: Question): Span[] {
  return openSpans({ schedule, timeZone, from, to }).flatMap((open) => without(open, leads))
}

function openSpans({ schedule, timeZone, from, to }: Omit<Question, 'leads'>): Span[] {
  const spans: Span[] = []
  const last = to.toZonedDateTimeISO(timeZone).toPlainDate()
  let day = from.toZonedDateTimeISO(timeZone).toPlainDate()
  for (; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    for (const opening of schedule.filter((each) => each.day === day.dayOfWeek)) {
      const span = { from: at(day, opening.from, timeZone), to: at(day, opening.to, timeZone) }
      const cut = { from: later(span.from, from), to: earlier(span.to, to) }
      if (isSome(cut)) spans.push(cut)
    }
  }
  return spans.sort((one, other) => Temporal.Instant.compare(one.from, other.from))
}

// 24:00 is the next day's midnight; an hour that the clocks skip begins when they have been set.
function at(day: Temporal.PlainDate, time: string, timeZone: string): Temporal.Instant {
  const midnight = time === '24:00'
  const plainTime = midnight ? '00:00' : time
  return (midnight ? day.add({ days: 1 }) : day).toZonedDateTime({ timeZone, plainTime }).toInstant()
}

function without(open: Span, leads: Span[]): Span[] {
  let rest = [open]
  for (const lead of leads) {
    rest = rest.flatMap(({ from, to }) =>
      [
        { from, to: earlier(to, lead.from) },
        { from: later(from, lead.to), to },
      ].filter(isSome),
    )
  }
  return rest
}

const isSome = ({ from, to }: Span): boolean => Temporal.Instant.compare(from, to) < 0

const earlier = (one: Temporal.Instant, other: Temporal.Instant) =>
  Temporal.Instant.compare(one, other) <= 0 ? one : other

const later = (one: Temporal.Instant, other: Temporal.Instant) =>
  Temporal.Instant.compare(one, other) >= 0 ? one : other
