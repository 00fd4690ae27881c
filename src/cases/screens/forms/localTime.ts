/** A moment (epoch milliseconds) as a local date-and-time field holds it, in whole minutes. */
export function localInput(at: number): string {
  const offset = new Date(at).getTimezoneOffset() * 60_000
  return new Date(at - offset).toISOString().slice(0, 16)
}

/** What such a field holds, as an instant; undefined = nothing, or no moment. */
export function instantOf(local: string): string | undefined {
  const at = new Date(local)
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString()
}
