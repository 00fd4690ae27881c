import { Problem } from '../language/problem.ts'
import { expectationOf } from './expectation.ts'
import type { Finding } from './finding.ts'
import type { Direction } from './judgement.ts'
import { searchSlices } from './search.ts'
import { epochSeconds, type JudgedWindow, readTable, type Table, TableReader } from './table.ts'

/** The options of `amends patterns table` as they were typed. */
export interface TableQuestion {
  failures: string
  exposure: string
  baseline?: string
  time?: string
  at?: string
  window?: string
  ignore: string[]
  top?: string
  direction: string
}

/** Searches a CSV file; the strongest first. */
export async function searchTable(file: string, question: TableQuestion): Promise<Finding[]> {
  const asked = checked(question)
  return searchIn(await readTable(file, question, asked.window), asked)
}

/** Searches rows at hand, one object a row. */
export function searchRows(
  rows: readonly Readonly<Record<string, string>>[],
  question: TableQuestion,
): Finding[] {
  const asked = checked(question)
  const reader = new TableReader(question, asked.window)
  for (const row of rows) reader.add(row)
  return searchIn(reader.table(), asked)
}

interface Asked {
  direction: Direction
  top: number | undefined
  window: JudgedWindow | undefined
}

/** Everything that can be wrong with the question is said before a large file is read. */
const checked = (question: TableQuestion): Asked => ({
  direction: directionOf(question),
  top: topOf(question),
  window: windowOf(question),
})

// Where nothing happened (no rows, or none in the window) nothing can be found.
const searchIn = (table: Table, { direction, top }: Asked): Finding[] =>
  table.judged.rows === 0
    ? []
    : searchSlices({ leaves: table.judged, expectation: expectationOf(table), direction, top })

const wrongUse = (message: string): Problem => new Problem('wrong usage', message, { usage: true })

function directionOf({ direction }: TableQuestion): Direction {
  if (direction === 'worse' || direction === 'better') return direction
  throw wrongUse('--direction is worse or better.')
}

function topOf({ top }: TableQuestion): number | undefined {
  if (top === undefined) return undefined
  if (!/^[1-9]\d*$/.test(top)) throw wrongUse('--top is a whole number above 0.')
  return Number(top)
}

function windowOf({ time, at, window }: TableQuestion): JudgedWindow | undefined {
  if (time === undefined && at === undefined && window === undefined) return undefined
  if (time === undefined || at === undefined || window === undefined)
    throw wrongUse('--time, --at and --window belong together.')
  const from = epochSeconds(at)
  if (from === undefined) throw wrongUse(`--at "${at}" is neither epoch seconds nor an ISO time.`)
  if (!(Number(window) > 0)) throw wrongUse('--window is a number of seconds above 0.')
  return { from, seconds: Number(window) }
}
