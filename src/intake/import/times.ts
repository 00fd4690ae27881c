import { zonedInstant } from '../../language/zoned-instant.ts'

/** How days with slashes are written in this file; undefined: the file does not tell. */
export type DayOrder = 'day first' | 'month first' | undefined

/** How to read times of one file. */
export interface TimeReading {
  /** IANA zone of times that name none. */
  zone: string
  order: DayOrder
}

/** Why a cell is no time. */
export interface NoTime {
  code: 'time' | 'ambiguous'
  problem: string
}

const ISO_ZONED = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}([.,]\d{1,9})?)?\s?(Z|[+-]\d{2}(:?\d{2})?)$/i
const ISO_DAY = /^(\d{4})-(\d{1,2})-(\d{1,2})/
const OTHER_DAY = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})/
const CLOCK = /^(?:[T ,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?(?:\s?([ap])\.?m\.?)?)?$/i

/** A cell as an instant, or why not. Never guesses between 3 April and 4 March. */
export function instantIn(cell: string, reading: TimeReading): Temporal.Instant | NoTime {
  if (ISO_ZONED.test(cell)) return zonedInstant(cell.replace(',', '.')) ?? notATime(cell)
  const day = dayParts(cell, reading.order)
  if (!day || 'code' in day) return day ?? notATime(cell)
  const time = clockParts(cell.slice(day.length))
  if (!time) return notATime(cell)
  try {
    const local = Temporal.PlainDateTime.from({ ...day.date, ...time }, { overflow: 'reject' })
    const instant = local.toZonedDateTime(reading.zone).toInstant()
    return zonedInstant(instant.toString()) ?? notATime(cell)
  } catch {
    return notATime(cell)
  }
}

/** A cell as a calendar day, YYYY-MM-DD, or why not. */
export function dayIn(cell: string, order: DayOrder): string | NoTime {
  const day = dayParts(cell, order)
  if (!day || 'code' in day) return day ?? notATime(cell)
  try {
    return Temporal.PlainDate.from(day.date, { overflow: 'reject' }).toString()
  } catch {
    return notATime(cell)
  }
}

/** What one cell tells about the order of day and month: only a number above 12 does. */
export function orderToldBy(cell: string): DayOrder {
  const [, first, sign, second] = OTHER_DAY.exec(cell) ?? []
  if (!first || !second || sign === '.') return undefined
  if (Number(first) > 12) return 'day first'
  return Number(second) > 12 ? 'month first' : undefined
}

interface Day {
  date: { year: number; month: number; day: number }
  length: number
}

function dayParts(cell: string, order: DayOrder): Day | NoTime | undefined {
  const iso = ISO_DAY.exec(cell)
  if (iso) return dayOf(iso[0], { year: iso[1]!, month: iso[2]!, day: iso[3]! })
  const [all, first, sign, second, year] = OTHER_DAY.exec(cell) ?? []
  if (!all || !first || !second || !year) return undefined
  // With dots the day always comes first (31.12.2025).
  const told = sign === '.' ? 'day first' : (order ?? orderToldBy(cell))
  if (told === 'day first') return dayOf(all, { year, month: second, day: first })
  if (told === 'month first' || first === second) return dayOf(all, { year, month: first, day: second })
  return {
    code: 'ambiguous',
    problem: `may be day ${Number(first)} of month ${Number(second)} or the other way round; write ${year}-MM-DD, or say --date-order day-first or month-first`,
  }
}

const dayOf = (all: string, { year, month, day }: Record<'year' | 'month' | 'day', string>): Day => ({
  date: { year: Number(year), month: Number(month), day: Number(day) },
  length: all.length,
})

function clockParts(text: string) {
  const found = CLOCK.exec(text)
  if (!found) return undefined
  const [, hour = '0', minute = '0', second = '0', fraction = '', half] = found
  const afternoon = half?.toLowerCase() === 'p' ? 12 : 0
  const counted = half ? (Number(hour) % 12) + afternoon : Number(hour)
  return {
    hour: counted,
    minute: Number(minute),
    second: Number(second),
    millisecond: Number(fraction.padEnd(3, '0').slice(0, 3)),
  }
}

const notATime = (cell: string): NoTime => ({
  code: 'time',
  problem: /^\d{1,4}[./-]\d/.test(cell)
    ? 'is no date in the calendar, or lies outside 1970 to 2199'
    : 'is not a time; write it like 2025-12-31T14:05:00Z',
})
