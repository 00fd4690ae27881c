const EARLIEST = Temporal.Instant.from('1970-01-01T00:00:00Z')
const LATEST = Temporal.Instant.from('2200-01-01T00:00:00Z')

/** Reads an ISO 8601 instant with offset; undefined when it is none, or outside 1970 to 2199 (a broken clock, not a date). */
export function zonedInstant(text: string): Temporal.Instant | undefined {
  try {
    const instant = Temporal.Instant.from(text)
    const plausible =
      Temporal.Instant.compare(instant, EARLIEST) >= 0 && Temporal.Instant.compare(instant, LATEST) < 0
    return plausible ? instant : undefined
  } catch {
    return undefined
  }
}
