/** One customer: when they spoke (epoch milliseconds) and the minutes until a person answered. */
export interface Dot {
  id: string
  name: string
  at: number
  minutes: number
}

const HOUR = 3_600_000

/** Whole hours between two instants, at most `most` of them, evenly chosen. */
export function hoursBetween(from: number, to: number, most: number): number[] {
  const first = Math.ceil(from / HOUR)
  const last = Math.floor(to / HOUR)
  const step = Math.max(1, Math.ceil((last - first + 1) / most))
  return Array.from(
    { length: Math.max(0, Math.floor((last - first) / step) + 1) },
    (_, i) => (first + i * step) * HOUR,
  )
}

/** The top of the minutes axis: the promise and a third, in fives; longer waits are drawn on the top edge. */
export const topOf = (line: number, dots: readonly Dot[]): number => {
  const highest = Math.max(line * 1.25, ...dots.map((dot) => Math.min(dot.minutes, line * 3)))
  return Math.ceil(highest / 5) * 5
}

/** Marks of the minutes axis: fives while there are few, then tens. */
export function minuteMarks(top: number): number[] {
  const step = top > 30 ? 15 : 5
  return Array.from({ length: Math.floor(top / step) + 1 }, (_, i) => i * step)
}
