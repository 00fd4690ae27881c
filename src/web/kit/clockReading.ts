/** What a clock needs to know; instants as ISO strings. */
export interface ClockFacts {
  /** When the clock began. */
  from: string
  /** When it breaks. */
  due: string
  /** When it was answered; the clock stops there. */
  answeredAt?: string | null
}

/** calm > half (under a half left) > fifth (under a fifth left) > past; or answered. */
export type ClockState = 'calm' | 'half' | 'fifth' | 'past' | 'answered'

/** What a clock says at one moment. */
export interface ClockReading {
  state: ClockState
  /** Share of the time still left, 0 to 1; 1 for an answered clock. */
  left: number
  /** Whole seconds left, or past, or that the answer took. */
  seconds: number
}

/** Reads a clock at `now` (epoch milliseconds). */
export function readClock(facts: ClockFacts, now: number): ClockReading {
  const from = Date.parse(facts.from)
  const due = Date.parse(facts.due)
  if (facts.answeredAt)
    return { state: 'answered', left: 1, seconds: whole(Date.parse(facts.answeredAt) - from) }
  if (now >= due) return { state: 'past', left: 0, seconds: whole(now - due) }
  // The server's clock and this screen's are never quite the same: no alert has more than its fifteen minutes.
  const rest = Math.min(due - now, Math.max(1, due - from))
  const left = rest / Math.max(1, due - from)
  return { state: left < 0.2 ? 'fifth' : left < 0.5 ? 'half' : 'calm', left, seconds: whole(rest) }
}

const whole = (ms: number) => Math.max(0, Math.floor(ms / 1000))
const two = (value: number) => String(value).padStart(2, '0')

/** `mm:ss`, such as 2:18 or 13:05. */
export const minutesSeconds = (seconds: number) => `${Math.floor(seconds / 60)}:${two(seconds % 60)}`

/** How a span is written: mm:ss under ten minutes, then minutes, hours, and from three hours the moment itself. */
export type SpanWords =
  | { as: 'exact'; text: string }
  | { as: 'minutes'; count: number }
  | { as: 'hours'; hours: number; minutes: string }
  | { as: 'moment' }

/** Chooses the wording of a span of whole seconds; `exact` keeps mm:ss up to an hour, as alerts do. */
export function spanWords(seconds: number, exact = false): SpanWords {
  if (seconds < (exact ? 3600 : 600)) return { as: 'exact', text: minutesSeconds(seconds) }
  if (seconds < 3600) return { as: 'minutes', count: Math.floor(seconds / 60) }
  if (seconds >= 3 * 3600) return { as: 'moment' }
  return { as: 'hours', hours: Math.floor(seconds / 3600), minutes: two(Math.floor((seconds % 3600) / 60)) }
}
