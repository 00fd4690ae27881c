import type { Cube } from './cube.ts'
import { type Cuboid, cellsOfRows, codesOf } from './cuboids.ts'
import { gather, type Leaves, takeRows } from './leaves.ts'

/** Which findings have already explained each row, one bit a finding (there are never more than 30). */
export type Marks = Uint32Array

/** The rows of a slice: scanned by its rarest value, the others looked up. */
export function rowsOf({ cuboid, cell }: { cuboid: Cuboid; cell: number }, leaves: Leaves): number[] {
  const codes = codesOf(cuboid, cell)
  const conditions = cuboid.dims
    .map((d, i) => ({ column: leaves.dimensions[d]!.codes, code: codes[i]!, values: cuboid.sizes[i]! }))
    .sort((a, b) => b.values - a.values)
  const [rarest, ...others] = conditions
  let rows = rowsEqual(rarest!.column, rarest!.code)
  for (const { column, code } of others) rows = rows.filter((row) => column[row] === code)
  return rows
}

/** The engine's own search goes over what is rare many times faster than a loop. */
function rowsEqual(column: Uint16Array, code: number): number[] {
  const rows: number[] = []
  for (let row = column.indexOf(code); row !== -1; row = column.indexOf(code, row + 1)) rows.push(row)
  return rows
}

/** What is being explained. */
export interface Explained {
  leaves: Leaves
  /** Failures expected by row; changed in place. */
  expected: Float64Array
  rows: readonly number[]
  marks: Marks
  /** The number of the finding, from 0. */
  finding: number
  /** Where what is changed in `expected` is written down; the last change comes last. */
  changes: Change[]
}

/** Expectations of rows as they were before a finding explained them. */
export interface Change {
  rows: readonly number[]
  before: Float64Array
}

/** Takes the changes back, the last first: the next search finds the expectation as it was, without a copy of it. */
export function undo(expected: Float64Array, changes: Change[]): void {
  for (const { rows, before } of changes.splice(0).reverse())
    for (let i = 0; i < rows.length; i++) expected[rows[i]!] = before[i]!
}

/**
 * Raises the expectation of a finding's rows, in the rows and in every cuboid, to what happened there, so that what a
 * finding explains is not found again. Rows that earlier findings share are raised on their own: whether two causes
 * multiply where they meet is nobody's third finding.
 */
export function explainAway(
  cube: Cube,
  { leaves, expected, rows, marks, finding, changes }: Explained,
): void {
  changes.push({ rows, before: gather(expected, rows, new Float64Array(rows.length)) })
  const added = new Float64Array(rows.length)
  for (const piece of Map.groupBy(rows.keys(), (i) => marks[rows[i]!]!).values()) {
    const factor = factorOf(piece, { leaves, expected, rows })
    for (const i of piece) {
      const row = rows[i]!
      // A row of which nothing was expected cannot be multiplied; inside a finding its failures are explained.
      added[i] = expected[row] === 0 ? leaves.failures[row]! : expected[row]! * (factor - 1)
      expected[row]! += added[i]!
      marks[row]! |= 1 << finding
    }
  }
  const few = takeRows(leaves, rows)
  for (const cuboid of cube.cuboids) addTo(cuboid, few, added)
}

/** (failures + 2) / (expected + 2): two failures of prior, so that little evidence explains little. */
function factorOf(
  piece: readonly number[],
  { leaves, expected, rows }: Pick<Explained, 'leaves' | 'expected' | 'rows'>,
): number {
  let k = 2
  let e = 2
  for (const i of piece) {
    const row = rows[i]!
    if (expected[row] === 0) continue
    k += leaves.failures[row]!
    e += expected[row]!
  }
  return k / e
}

function addTo(cuboid: Cuboid, few: Leaves, added: Float64Array): void {
  const cells = cellsOfRows(cuboid, few)
  for (let i = 0; i < cells.length; i++) cuboid.expected[cells[i]!]! += added[i]!
}
