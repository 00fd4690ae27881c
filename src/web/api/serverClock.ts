/** How far the server's clock is ahead of this machine's, in ms, and how sure that is (the request's round trip). */
let best = { ahead: 0, roundTrip: Number.POSITIVE_INFINITY }

/** The server's time now, epoch milliseconds: every clock on the desk runs by it, however wrong this machine is. */
export const serverNow = (): number => Date.now() + best.ahead

/** Learns from an answer: its `Date` header (whole seconds, so half a second is added) against the middle of the trip. */
export function learnServerTime(date: string | null, sentAt: number, gotAt: number): void {
  const said = date === null ? Number.NaN : Date.parse(date)
  if (Number.isNaN(said) || gotAt - sentAt >= best.roundTrip) return
  const ahead = said + 500 - (sentAt + gotAt) / 2
  // Under 1.5 s is the header's own grain, not a wrong clock.
  best = { ahead: Math.abs(ahead) < 1500 ? 0 : ahead, roundTrip: gotAt - sentAt }
}
