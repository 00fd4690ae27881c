/**
 * Rows of small whole numbers, two of them in each 32 bits, so that one multiplication and one addition serve two columns:
 * less than half of the time of adding them one by one as fractions (.5 and 1.2 ns a number, rows fetched from afar).
 */
export interface Lanes {
  /** 32-bit cells a row: half as many as columns. */
  width: number
  /** The low 16 bits hold an even column, the high ones the odd column after it. */
  cells: Int32Array
  /** No number of the table is further from 0. */
  most: number
}

/** Rows of a table and how often each counts; only the first `count` are meant. */
export interface Picked {
  rows: Int32Array
  times: Uint8Array
  count: number
}

/** Lays tables of whole numbers beside one another in lanes, `columns` a row; all widths are even. */
export function lanesOf(count: number, columns: number, tables: readonly Table[]): Lanes {
  const width = columns / 2
  const cells = new Int32Array(count * width)
  const most = tables.reduce((most, table) => Math.max(most, lay(table, { cells, width, count })), 1)
  return { width, cells, most }
}

/** Returns a number that none of the table lies further from 0 than. */
function lay(
  { values, first, size, rowAt }: Table,
  into: { cells: Int32Array; width: number; count: number },
): number {
  const { cells, width, count } = into
  let bits = 0
  for (let row = 0; row < count; row++) {
    const from = rowAt ? (rowAt[row] as number) : row
    if (from === -1) continue
    let cell = row * width + first / 2
    for (let at = from * size; at < (from + 1) * size; at += 2) {
      const even = values[at] as number
      const odd = values[at + 1] as number
      cells[cell++] = even + (odd << 16)
      // The same bits below and above 0: -8 to 8 make 15.
      bits |= (even ^ (even >> 31)) | (odd ^ (odd >> 31))
    }
  }
  return bits + 1
}

/** A table to lay from column `first` on: `size` numbers a row; `rowAt` says where a row stands in it, -1 where it has none. */
interface Table {
  values: Int8Array
  first: number
  size: number
  rowAt?: Int32Array
}

/** One number of the table. */
export function cellOf({ width, cells }: Lanes, row: number, column: number): number {
  const both = cells[row * width + (column >> 1)] as number
  return column % 2 === 0 ? low(both) : high(both)
}

const low = (both: number): number => (both << 16) >> 16
/** The low number, where it is below 0, has borrowed one. */
const high = (both: number): number => (both - low(both)) >> 16

/** What 16 bits hold. */
const ROOM = 32_767

/** Adds rows to `sums`, each as often as it says. `times` is nowhere above `timesMost`. */
export function addRows(lanes: Lanes, picked: Picked, sums: Int32Array, timesMost: number): Int32Array {
  // So many rows cannot overflow their lanes, whatever they hold.
  const safe = Math.floor(ROOM / (lanes.most * timesMost))
  for (let from = 0; from < picked.count; from += safe)
    addSome(lanes, picked, { sums, from, to: Math.min(picked.count, from + safe) })
  return sums
}

interface Part {
  sums: Int32Array
  from: number
  to: number
}

/** How many cells are summed beside one another, in registers: of 4, 5, 8 and 10 it serves rows of 17, 20 and 40 best. */
const BLOCK = 5

function addSome(lanes: Lanes, picked: Picked, part: Part): void {
  let first = 0
  for (; first + BLOCK <= lanes.width; first += BLOCK) addBlock(lanes, picked, part, first)
  for (; first < lanes.width; first++) addCell(lanes, picked, part, first)
}

function addBlock({ cells, width }: Lanes, { rows, times }: Picked, part: Part, first: number): void {
  let [a, b, c, d, e] = [0, 0, 0, 0, 0]
  for (let i = part.from; i < part.to; i++) {
    const at = (rows[i] as number) * width + first
    const often = times[i] as number
    a = (a + Math.imul(often, cells[at] as number)) | 0
    b = (b + Math.imul(often, cells[at + 1] as number)) | 0
    c = (c + Math.imul(often, cells[at + 2] as number)) | 0
    d = (d + Math.imul(often, cells[at + 3] as number)) | 0
    e = (e + Math.imul(often, cells[at + 4] as number)) | 0
  }
  put(part.sums, first, a)
  put(part.sums, first + 1, b)
  put(part.sums, first + 2, c)
  put(part.sums, first + 3, d)
  put(part.sums, first + 4, e)
}

function addCell({ cells, width }: Lanes, { rows, times }: Picked, part: Part, at: number): void {
  let sum = 0
  for (let i = part.from; i < part.to; i++)
    sum = (sum + Math.imul(times[i] as number, cells[(rows[i] as number) * width + at] as number)) | 0
  put(part.sums, at, sum)
}

function put(sums: Int32Array, cell: number, both: number): void {
  sums[2 * cell] = (sums[2 * cell] as number) + low(both)
  sums[2 * cell + 1] = (sums[2 * cell + 1] as number) + high(both)
}
