import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { fromDecimal } from '../../language/money.ts'
import { cellsOf } from './csv/cells.ts'
import type { RawRecord } from './csv/records.ts'
import { asKnown, type SameNames } from './names.ts'
import type { Binding, Plan } from './plan.ts'
import { dayIn, instantIn, type TimeReading } from './times.ts'

/** Why one row stays out: shown with its line in the errors file. */
export interface RowProblem {
  line: number
  /** Column of the file; empty where the whole row is meant. */
  column: string
  /** Stable word for what is wrong: screens say it in the reader's language. */
  code: ProblemCode
  /** The same as an English sentence part. */
  problem: string
  /** Beginning of the cell. */
  value: string
}

export type ProblemCode =
  | 'time'
  | 'ambiguous'
  | 'encoding'
  | 'nul'
  | 'columns'
  | 'quote'
  | 'too long'
  | 'number'
  | 'money'
  | 'yes-no'
  | 'whose'
  | 'unknown column'
  | 'value'

/** A row as its fields, before the rules of its kind have seen it. */
export interface ReadRow {
  line: number
  input: Record<string, unknown>
  /** Id for a row that brings none: the same content on the same line is the same row. */
  rowId(): string
}

const SHOWN = 100

/** At most a hundred characters of a cell, on one line. */
export const shownCell = (cell: string): string =>
  (cell.length > SHOWN ? `${cell.slice(0, SHOWN - 1)}…` : cell).replaceAll(/[\r\n]+/g, ' ')

/** Reads one record by the plan. Empty cells are fields that were not told. */
export function readRow(
  record: RawRecord,
  reading: { plan: Plan; delimiter: string; time: TimeReading; names: SameNames },
): ReadRow | RowProblem {
  const { line } = record
  const wrong = unreadable(record)
  if (wrong) return { line, column: '', ...wrong }
  const cells = cellsOf(record.bytes.toString('utf8'), reading.delimiter)
  if (cells.length !== reading.plan.columns) return { line, column: '', ...wrongCount(cells, reading.plan) }
  const input: Record<string, unknown> = {}
  for (const bound of reading.plan.bindings) {
    const cell = bound.column === undefined ? bound.value : cells[bound.column]!.trim()
    if (cell === '') continue
    const value = cellValue(cell, bound, reading.time)
    if (isWrong(value))
      return { line, column: bound.columnName || bound.field, ...value, value: shownCell(cell) }
    put(input, bound.path, asKnown(value, bound.field, reading.names))
  }
  const money = joinMoney(input)
  if (money) return { line, column: money.field, code: 'money', problem: money.problem, value: money.value }
  return { line, input, rowId: () => rowIdOf(reading.plan, line, cells) }
}

type Wrong = Pick<RowProblem, 'code' | 'problem' | 'value'>

function unreadable({ bytes, broken }: RawRecord): Wrong | undefined {
  const value = shownCell(bytes.toString('latin1'))
  if (broken === 'quote')
    return { code: 'quote', problem: 'a quote is never closed, or text follows a closed one', value }
  if (broken === 'too long') return { code: 'too long', problem: `one line of more than 8 MB`, value }
  if (bytes.includes(0))
    return {
      code: 'nul',
      problem: 'holds NUL characters, as UTF-16 text does; save the file as UTF-8',
      value,
    }
  if (!isUtf8(bytes))
    return { code: 'encoding', problem: 'is not UTF-8; save the file as UTF-8', value: escaped(bytes) }
  return undefined
}

/** Bytes around the first one that is not UTF-8, that one as \xF8. */
function escaped(bytes: Buffer): string {
  const text = [...new TextDecoder('utf-8').decode(bytes)]
  const at = Math.max(0, text.indexOf('\uFFFD') - 20)
  const around = bytes.subarray(at, at + 60).toString('latin1')
  return shownCell(
    around.replaceAll(/[\x80-\xff]/g, (sign) => `\\x${sign.charCodeAt(0).toString(16).toUpperCase()}`),
  )
}

function wrongCount(cells: string[], { columns }: Plan): Wrong {
  const extra = cells.length > columns
  const problem = extra
    ? `${cells.length} cells where the header has ${columns}: a column too many; put text with the delimiter in quotes`
    : `${cells.length} cells where the header has ${columns}`
  return { code: 'columns', problem, value: shownCell((extra ? cells.slice(columns) : cells).join(' ')) }
}

type WrongValue = Pick<RowProblem, 'code' | 'problem'>
const isWrong = (value: unknown): value is WrongValue =>
  typeof value === 'object' && value !== null && 'problem' in value

const YES = /^(true|yes|y|1|ja|да|是)$/i
const NO = /^(false|no|n|0|nei|нет|否)$/i

const minorUnits = (field: string): string =>
  field.endsWith('amount') ? ' of minor units; write 1250 for 12.50 EUR' : ''

function cellValue(cell: string, { form, field }: Binding, time: TimeReading): unknown {
  switch (form) {
    case 'instant': {
      const found = instantIn(cell, time)
      return 'code' in found ? { code: found.code, problem: `${field} ${found.problem}` } : found
    }
    case 'day': {
      const found = dayIn(cell, time.order)
      return typeof found === 'string' ? found : { code: found.code, problem: `${field} ${found.problem}` }
    }
    case 'whole':
      return /^-?\d{1,15}(\.0+)?$/.test(cell)
        ? Number(cell)
        : { code: 'number', problem: `${field} is not a whole number${minorUnits(field)}` }
    case 'yes-no':
      if (YES.test(cell)) return true
      return NO.test(cell) ? false : { code: 'yes-no', problem: `${field} is neither yes nor no` }
    case 'list':
      return cell
        .split(';')
        .map((part) => part.trim())
        .filter(Boolean)
    default:
      return cell
  }
}

function put(input: Record<string, unknown>, [name, inner, ...deeper]: string[], value: unknown): void {
  if (!name) return
  if (inner === undefined) {
    // `value` as written meets `value.currency`: both are kept until the row is whole.
    input[name] = isBag(input[name]) ? { ...(input[name] as object), decimal: value } : value
    return
  }
  const bag = isBag(input[name]) ? input[name] : input[name] === undefined ? {} : { decimal: input[name] }
  put(bag as Record<string, unknown>, [inner, ...deeper], value)
  input[name] = bag
}

const isBag = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !('epochNanoseconds' in value)

// "12.50" beside "EUR" is 1250 cents. A sum without a currency says nothing.
function joinMoney(input: Record<string, unknown>) {
  const customer = isBag(input.customer) ? input.customer : undefined
  const places: [Record<string, unknown> | undefined, string][] = [
    [input, 'value'],
    [customer, 'lifetimeValue'],
    [input, 'lifetimeValue'],
  ]
  for (const [holder, field] of places) {
    const told = holder?.[field]
    if (!holder || told === undefined) continue
    const bag = isBag(told) ? told : { decimal: told }
    if (bag.decimal === undefined) continue
    const value = String(bag.decimal)
    if (typeof bag.currency !== 'string')
      return { field, value, problem: `${field} has no currency; add --set ${field}.currency=EUR` }
    const money = decimalMoney(value, bag.currency)
    if (!money) return { field, value, problem: `${field} is not an amount of ${bag.currency} like 12.50` }
    holder[field] = money
  }
  return undefined
}

function decimalMoney(value: string, currency: string) {
  try {
    return fromDecimal(value.replace(/^(-?\d+),(\d{1,3})$/, '$1.$2'), currency)
  } catch {
    return undefined
  }
}

function rowIdOf({ kind }: Plan, line: number, cells: string[]): string {
  const hash = createHash('sha256').update(`${kind}\n${line}\n${cells.join('\u001f')}`)
  return `row-${hash.digest('hex').slice(0, 32)}`
}
