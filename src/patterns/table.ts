import { Problem } from '../language/problem.ts'
import { tableRows } from '../platform/csv/index.ts'
import { Dictionary, type Leaves } from './leaves.ts'

/** Which column of the file means what; all others are dimensions. */
export interface TableColumns {
  failures: string
  exposure: string
  baseline?: string
  time?: string
  ignore: readonly string[]
}

/** The window that is judged: [from, from + seconds). */
export interface JudgedWindow {
  from: number
  seconds: number
}

/** What a file holds: rows of equal dimensions are already added up. */
export interface Table {
  judged: Leaves
  /** Failures expected in each judged row, from the baseline column. */
  baseline: Float64Array | undefined
  /** The same rows in the time before the window: their history. */
  history: { failures: Float64Array; exposure: Float64Array } | undefined
}

/** Makes a table from records; one place for files and for rows sent over HTTP. */
export class TableReader {
  readonly #columns: TableColumns
  readonly #window: JudgedWindow | undefined
  readonly #rows = new Map<string, number>()
  readonly #sums: number[][] = []
  #dictionaries: Dictionary[] = []
  readonly #codes: number[][] = []
  #rowsRead = 0
  #place = ''

  constructor(columns: TableColumns, window?: JudgedWindow) {
    this.#columns = columns
    this.#window = window
  }

  /** Looks at the names of the columns before any row. */
  begin(columns: readonly string[]): void {
    this.#dictionaries = this.#dimensionsOf(columns)
  }

  add(record: Readonly<Record<string, string>>, place = `Row ${this.#rowsRead + 1}`): void {
    if (this.#rowsRead === 0 && this.#dictionaries.length === 0) this.begin(Object.keys(record))
    this.#rowsRead++
    this.#place = place
    const when = this.#window ? this.#side(record) : 0
    if (when === undefined) return
    const sums = this.#sums[this.#rowOf(record)]!
    sums[2 * when]! += this.#number(record, this.#columns.failures)
    sums[2 * when + 1]! += this.#number(record, this.#columns.exposure)
    if (this.#columns.baseline && when === 0) sums[4]! += this.#number(record, this.#columns.baseline)
  }

  #dimensionsOf(columns: readonly string[]): Dictionary[] {
    const { failures, exposure, baseline, time, ignore } = this.#columns
    const named = [failures, exposure, baseline, time].filter((name) => name !== undefined)
    for (const name of [...named, ...ignore])
      if (!columns.includes(name))
        throw new Problem(
          'no such column',
          `The table has no column "${name}"; it has ${columns.join(', ')}.`,
        )
    const dimensions = columns.filter((name) => !named.includes(name) && !ignore.includes(name))
    if (dimensions.length === 0)
      throw new Problem(
        'no dimensions',
        'Every column is used or ignored: there is nothing left to search in.',
      )
    return dimensions.map((name) => new Dictionary(name))
  }

  /** 0 in the judged window, 1 before it, undefined after it. */
  #side(record: Readonly<Record<string, string>>): 0 | 1 | undefined {
    const at = epochSeconds(record[this.#columns.time!] ?? '')
    if (at === undefined) throw this.#wrong(this.#columns.time!, record)
    const { from, seconds } = this.#window!
    if (at < from) return 1
    return at < from + seconds ? 0 : undefined
  }

  #rowOf(record: Readonly<Record<string, string>>): number {
    const codes = this.#dictionaries.map((d) => d.codeOf(record[d.name] ?? ''))
    const key = codes.join(',')
    const known = this.#rows.get(key)
    if (known !== undefined) return known
    this.#rows.set(key, this.#codes.length)
    this.#sums.push([0, 0, 0, 0, 0])
    return this.#codes.push(codes) - 1
  }

  #number(record: Readonly<Record<string, string>>, name: string): number {
    const value = Number(record[name] === '' ? Number.NaN : record[name])
    if (!(value >= 0) || value === Number.POSITIVE_INFINITY) throw this.#wrong(name, record)
    return value
  }

  #wrong(name: string, record: Readonly<Record<string, string>>): Problem {
    return new Problem(
      'not a number',
      `${this.#place}: "${record[name] ?? ''}" in column "${name}" cannot be read.`,
    )
  }

  table(): Table {
    const column = (i: number) => Float64Array.from(this.#sums, (sums) => sums[i]!)
    const dimensions = this.#dictionaries.map((d, i) => ({
      name: d.name,
      values: d.values,
      codes: Uint16Array.from(this.#codes, (codes) => codes[i]!),
    }))
    return {
      judged: { rows: this.#codes.length, dimensions, failures: column(0), exposure: column(1) },
      baseline: this.#columns.baseline ? column(4) : undefined,
      history: this.#window && { failures: column(2), exposure: column(3) },
    }
  }
}

/** Epoch seconds as a number or an ISO time; undefined for anything else. */
export function epochSeconds(text: string): number | undefined {
  if (/^-?\d+(\.\d+)?$/.test(text.trim())) return Number(text)
  // A time without a zone is read as UTC, so that the machine's own zone never changes an answer.
  const at = Date.parse(/(Z|[+-]\d\d:?\d\d)$/i.test(text.trim()) ? text : `${text.trim()}Z`)
  return Number.isNaN(at) ? undefined : at / 1000
}

/** Reads a CSV file with a header row. */
export async function readTable(path: string, columns: TableColumns, window?: JudgedWindow): Promise<Table> {
  const reader = new TableReader(columns, window)
  for await (const { record, line } of tableRows(path, (header) => reader.begin(header)))
    reader.add(record, `Line ${line}`)
  return reader.table()
}
