import type { HourMap } from './shapes.ts'

/** Upper ends of the steps of the scale, in times the expected; the last step has none. */
export const STEPS = [0.75, 1.1, 1.5, 2, 2.7] as const
/** Four expected failures of pull towards once, as everywhere in this room: one failure in an empty hour is no colour. */
const PULL = 4

/** One hour of one weekday. */
export interface Cell {
  /** Monday 0. */
  day: number
  hour: number
  failures: number
  exposure: number
  expected: number
  ratio: number
  /** Place on the scale; undefined: closed. */
  step: number | undefined
  /** It is what the finding is about. */
  framed: boolean
}

/** The cells of the hours in which anything happens, weekday by weekday. */
export function cellsOf(map: HourMap, slice: Readonly<Record<string, string>> = {}): Cell[] {
  const hours = openHours(map)
  return Array.from({ length: 7 }, (_, day) => hours.map((hour) => cellAt(map, { day, hour, slice }))).flat()
}

/** The hours from the first to the last with any interaction. */
export function openHours({ exposure }: HourMap): number[] {
  const open = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) =>
    exposure.some((n, cell) => cell % 24 === hour && n > 0),
  )
  const [first, last] = [open[0], open.at(-1)]
  if (first === undefined || last === undefined) return []
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
}

function cellAt(
  map: HourMap,
  { day, hour, slice }: { day: number; hour: number; slice: Readonly<Record<string, string>> },
): Cell {
  const at = day * 24 + hour
  const [failures, exposure, expected] = [map.failures[at] ?? 0, map.exposure[at] ?? 0, map.expected[at] ?? 0]
  const ratio = (failures + PULL) / (expected + PULL)
  const named = slice.hour !== undefined || slice.weekday !== undefined
  const framed =
    named &&
    (slice.hour === undefined || slice.hour === String(hour)) &&
    (slice.weekday === undefined || slice.weekday === String(day + 1))
  const above = STEPS.findIndex((end) => ratio < end)
  const step = exposure === 0 ? undefined : above === -1 ? STEPS.length : above
  return { day, hour, failures, exposure, expected, ratio, step, framed }
}
