import type { Cube } from './cube.ts'
import { type Cuboid, cellsOfRows, codesOf } from './cuboids.ts'
import { type Leaves, takeRows } from './leaves.ts'

/** Which findings have already explained each row, one bit a finding (there are never more than 30). */
export type Marks = Uint32Array

/** The rows of a slice. */
export function rowsOf({ cuboid, cell }: { cuboid: Cuboid; cell: number }, leaves: Leaves): number[] {
  const codes = codesOf(cuboid, cell)
  const columns = cuboid.dims.map((d) => leaves.dimensions[d]!.codes)
  const first = columns[0]!
  const rows: number[] = []
  for (let row = 0; row < first.length; row++)
    if (first[row] === codes[0] && columns.every((column, i) => column[row] === codes[i])) rows.push(row)
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
}

/**
 * Raises the expectation of a finding's rows, in the rows and in every cuboid, to what happened there, so that what a
 * finding explains is not found again. Rows that earlier findings share are raised on their own: whether two causes
 * multiply where they meet is nobody's third finding.
 */
export function explainAway(cube: Cube, { leaves, expected, rows, marks, finding }: Explained): void {
  const added = new Float64Array(leaves.rows)
  for (const piece of Map.groupBy(rows, (row) => marks[row]!).values()) {
    const factor = factorOf(piece, leaves, expected)
    for (const row of piece) {
      // A row of which nothing was expected cannot be multiplied; inside a finding its failures are explained.
      added[row] = expected[row] === 0 ? leaves.failures[row]! : expected[row]! * (factor - 1)
      expected[row]! += added[row]!
      marks[row]! |= 1 << finding
    }
  }
  const few = takeRows(leaves, rows)
  const addedHere = Float64Array.from(rows, (row) => added[row]!)
  for (const cuboid of cube.cuboids) addTo(cuboid, few, addedHere)
}

/** (failures + 2) / (expected + 2): two failures of prior, so that little evidence explains little. */
function factorOf(rows: readonly number[], leaves: Leaves, expected: Float64Array): number {
  let k = 2
  let e = 2
  for (const row of rows) {
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
