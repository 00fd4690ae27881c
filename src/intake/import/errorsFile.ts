import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { csvCell } from '../../platform/csv/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { problemsAfter } from '../store/imports.ts'
import type { RowProblem } from './readRow.ts'

const HEADER = 'line,column,problem,value\n'
const PAGE = 1_000

const lineOf = ({ line, column, problem, value }: RowProblem): string =>
  `${line},${csvCell(column)},${csvCell(problem)},${csvCell(value)}\n`

/** Everything that stayed out of one run, as CSV. */
export async function* errorsCsv(tx: Tx, importId: string): AsyncGenerator<string> {
  yield HEADER
  for (let after = 0; ; ) {
    const page = await problemsAfter(tx, importId, { line: after, limit: PAGE })
    if (page.length === 0) return
    yield page.map(lineOf).join('')
    after = page.at(-1)!.line
  }
}

/** The same for problems at hand. */
export async function* errorsOf(problems: AsyncIterable<RowProblem[]>): AsyncGenerator<string> {
  yield HEADER
  for await (const page of problems) yield page.map(lineOf).join('')
}

/** `ratings.csv` becomes `ratings.csv.errors.csv`: beside the file, never another one's. */
export const errorsFileOf = (path: string): string => `${path}.errors.csv`

export const writeErrors = (path: string, csv: AsyncIterable<string>): Promise<void> =>
  pipeline(Readable.from(csv), createWriteStream(errorsFileOf(path)))
