/** Keeps a failing endpoint from being asked again and again. */
export interface Breaker {
  /** Whether one may ask now: closed, or long enough open to try once. */
  mayAsk: (now: Temporal.Instant) => boolean
  succeeded: () => void
  failed: (now: Temporal.Instant) => void
}

/** Five failures in a row open it. */
const FAILURES = 5
/** After a minute one question is let through. */
const REST = Temporal.Duration.from({ seconds: 60 })

/** A breaker, closed. */
export function newBreaker(): Breaker {
  let failures = 0
  let openUntil: Temporal.Instant | undefined
  return {
    mayAsk: (now) => openUntil === undefined || Temporal.Instant.compare(now, openUntil) >= 0,
    succeeded: () => {
      failures = 0
      openUntil = undefined
    },
    failed: (now) => {
      failures++
      if (failures >= FAILURES) openUntil = now.add(REST)
    },
  }
}
