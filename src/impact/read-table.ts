import { Problem } from '../language/problem.ts'
import { isScore, SCALE_RULES, type Scale } from '../language/score.ts'
import { tableRows } from '../platform/csv/index.ts'
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
  const check = (header: string[]) => checkHeader(header, columns, file)
  for await (const { record, line } of tableRows(file, check))
    countPair(table, pairOf(record, { columns, scale, line }))
  return table
}

interface Reading {
  columns: PairColumns
  scale: Scale
  line: number
}

function checkHeader(header: string[], columns: PairColumns, file: string): void {
  for (const name of [columns.before, columns.after, columns.treated])
    if (name !== undefined && !header.includes(name))
      throw new Problem('no such column', `${file} has no column "${name}"; it has ${header.join(', ')}.`)
}

function pairOf(record: Readonly<Record<string, string>>, reading: Reading) {
  const { columns } = reading
  const before = scoreIn(record, columns.before, reading)
  if (before === undefined)
    throw new Problem('no first rating', `Line ${reading.line}: "${columns.before}" is empty.`)
  return { arm: armIn(record, reading), before, after: scoreIn(record, columns.after, reading) }
}

function scoreIn(
  record: Readonly<Record<string, string>>,
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

function armIn(record: Readonly<Record<string, string>>, { columns, line }: Reading): Arm {
  if (columns.treated === undefined) return 'treated'
  const text = record[columns.treated] ?? ''
  if (text === '1') return 'treated'
  if (text === '0') return 'control'
  if (text === '') return 'background'
  throw new Problem('not an arm', `Line ${line}: "${columns.treated}" is ${text}; use 1, 0 or nothing.`)
}
