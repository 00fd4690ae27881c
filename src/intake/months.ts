import type { Database } from '../platform/database/index.ts'
import { MONTHLY, type Month, type Monthly, makeMonth, monthsOf } from './store/months.ts'

// Older and later rows stay in the default partition: a file of random dates must not make two thousand tables.
const YEARS_BACK = 12
const MONTHS_AHEAD = 13
// A month that could not be made is tried again after this long.
const AGAIN_MS = 60_000

/** Gives rows of a month a partition of their own before the first of them arrives. */
export interface Months {
  /** Makes what is missing for these times. */
  makeRoom(table: Monthly, times: Iterable<Temporal.Instant>): Promise<void>
  /** A year ahead, so that no request ever waits for it. */
  lookAhead(now: Temporal.Instant): Promise<void>
}

/** Remembers which months exist, so that a batch of known months costs nothing. */
export function openMonths(database: Database, clock: () => Temporal.Instant): Months {
  const known = new Map<Monthly, Set<Month>>()
  const triedAt = new Map<string, number>()
  const knownOf = async (table: Monthly) => {
    const months = known.get(table) ?? (await monthsOf(database, table))
    known.set(table, months)
    return months
  }
  const make = async (table: Monthly, months: Set<Month>) => {
    const there = await knownOf(table)
    for (const month of months) {
      const key = `${table} ${month}`
      if (there.has(month) || (triedAt.get(key) ?? Number.NEGATIVE_INFINITY) > performance.now() - AGAIN_MS)
        continue
      if (await makeMonth(database, table, month)) there.add(month)
      else {
        triedAt.set(key, performance.now())
        known.delete(table)
      }
    }
  }
  return {
    makeRoom: (table, times) => make(table, within(clock(), monthsIn(times))),
    lookAhead: async (now) => {
      const months = new Set(Array.from({ length: MONTHS_AHEAD }, (_, ahead) => monthAfter(now, ahead)))
      for (const table of Object.keys(MONTHLY) as Monthly[]) await make(table, months)
    },
  }
}

function monthsIn(times: Iterable<Temporal.Instant>): Set<Month> {
  const months = new Set<Month>()
  let last: { from: number; until: number } | undefined
  for (const time of times) {
    const ms = time.epochMilliseconds
    // Rows of a file mostly follow each other within a month.
    if (last && ms >= last.from && ms < last.until) continue
    const date = new Date(ms)
    const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
    last = { from: Date.UTC(year, month, 1), until: Date.UTC(year, month + 1, 1) }
    months.add(new Date(last.from).toISOString().slice(0, 10))
  }
  return months
}

function within(now: Temporal.Instant, months: Set<Month>): Set<Month> {
  const earliest = `${Number(now.toString().slice(0, 4)) - YEARS_BACK}-01-01`
  const latest = monthAfter(now, MONTHS_AHEAD)
  return new Set([...months].filter((month) => month >= earliest && month <= latest))
}

function monthAfter(now: Temporal.Instant, ahead: number): Month {
  const day = new Date(now.epochMilliseconds)
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + ahead, 1)).toISOString().slice(0, 10)
}
