import { createReadStream } from 'node:fs'
import { CsvError, type Info, parse } from 'csv-parse'
import { Problem } from '../language/problem.ts'
import { isScore, SCALE_RULES, type Scale } from '../language/score.ts'
import { type Arm, countPair, emptyPairs, type PairTable } from './pairs.ts'

/** Which columns of a CSV file hold what. */
export interface PairColumns {
  before: string
  after: string
  /** 1 recovered, 0 not, blank background; without it every eligible row counts as recovered. */
  treated?: string | undefined
}

/** Counts the rating pairs of a CSV file while it streams: memory does not grow with the file. */
export async function readPairTable(
  file: string,
  { columns, scale }: { columns: PairColumns; scale: Scale },
): Promise<PairTable> {
  const table = emptyPairs(scale)
  const parser = parse({
    bom: true,
    trim: true,
    info: true,
    skip_empty_lines: true,
    columns: (header: string[]) => checkedHeader(header, columns, file),
  })
  const source = createReadStream(file)
  source.on('error', (error) => parser.destroy(error))
  try {
    for await (const { record, info } of source.pipe(parser) as AsyncIterable<Row>)
      countPair(table, pairOf(record, { columns, scale, line: info.lines }))
  } catch (error) {
    throw sentenceFor(error, file)
  }
  if (parser.info.lines < 2 && table.counts.size === 0)
    throw new Problem(
      'empty table',
      `${file} holds no rating pairs: it needs a header line and a line a pair.`,
    )
  return table
}

interface Row {
  record: Record<string, string>
  info: Info
}

interface Reading {
  columns: PairColumns
  scale: Scale
  line: number
}

function checkedHeader(header: string[], columns: PairColumns, file: string): string[] {
  for (const name of [columns.before, columns.after, columns.treated])
    if (name !== undefined && !header.includes(name))
      throw new Problem('no such column', `${file} has no column "${name}"; it has ${header.join(', ')}.`)
  return header
}

function pairOf(record: Record<string, string>, reading: Reading) {
  const { columns } = reading
  const before = scoreIn(record, columns.before, reading)
  if (before === undefined)
    throw new Problem('no first rating', `Line ${reading.line}: "${columns.before}" is empty.`)
  return { arm: armIn(record, reading), before, after: scoreIn(record, columns.after, reading) }
}

function scoreIn(
  record: Record<string, string>,
  column: string,
  { scale, line }: Reading,
): number | undefined {
  const text = record[column] ?? ''
  if (text === '') return undefined
  const score = Number(text)
  if (isScore(scale, score)) return score
  const { lowest, highest } = SCALE_RULES[scale]
  throw new Problem(
    'not on the scale',
    `Line ${line}: "${column}" is ${text}, but ${scale} has whole numbers from ${lowest} to ${highest}.`,
  )
}

function armIn(record: Record<string, string>, { columns, line }: Reading): Arm {
  if (columns.treated === undefined) return 'treated'
  const text = record[columns.treated] ?? ''
  if (text === '1') return 'treated'
  if (text === '0') return 'control'
  if (text === '') return 'background'
  throw new Problem('not an arm', `Line ${line}: "${columns.treated}" is ${text}; use 1, 0 or nothing.`)
}

/** What went wrong with the file, as one sentence; everything else is a bug and stays itself. */
function sentenceFor(error: unknown, file: string): unknown {
  if (error instanceof CsvError)
    return new Problem('broken table', `${file} is not a proper CSV table: ${error.message}.`)
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOENT') return new Problem('no such file', `There is no file ${file}.`)
  if (code === 'EISDIR') return new Problem('no such file', `${file} is a folder, not a CSV file.`)
  return error
}
