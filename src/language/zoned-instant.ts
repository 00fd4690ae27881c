const EARLIEST_MS = 0
const LATEST_MS = Date.UTC(2200, 0, 1)

/** Reads an ISO 8601 instant with offset; undefined when it is none, or outside 1970 to 2199 (a broken clock, not a date). */
export function zonedInstant(text: string): Temporal.Instant | undefined {
  try {
    const instant = Temporal.Instant.from(text)
    const ms = instant.epochMilliseconds
    return ms >= EARLIEST_MS && ms < LATEST_MS ? instant : undefined
  } catch {
    return undefined
  }
}
