import { BLOCK, type Column, numberCells } from './cells.ts'
import { gather, type Leaves } from './leaves.ts'

/** Where rows go: one or more columns of codes and the size of each. */
export interface Grid {
  columns: readonly Column[]
  sizes: readonly number[]
  /** Cells in all. */
  grid: number
}

/** The three columns that are summed. */
export interface Sums {
  exposure: Float64Array
  failures: Float64Array
  expected: Float64Array
}

/**
 * Where every row counts once and failures are rare: the rows that failed, to be counted in a pass of their own. Their
 * codes are gathered once, for every grid will ask for them.
 */
export interface Plain {
  /** Codes of the failing rows, by dimension. */
  columns: ReadonlyMap<Column, Uint16Array>
  failures: Float64Array
}

const PLAIN = new WeakMap<Leaves, Plain | 'not plain'>()

/** What each of 10 million single interactions looks like; undefined for rows that are sums themselves. Looked at once. */
export function plainOf(leaves: Leaves): Plain | undefined {
  const known = PLAIN.get(leaves) ?? lookAtRows(leaves) ?? 'not plain'
  PLAIN.set(leaves, known)
  return known === 'not plain' ? undefined : known
}

function lookAtRows({ exposure, failures, dimensions }: Leaves): Plain | undefined {
  const failing = isAllOnes(exposure) ? rowsThatFailed(failures, exposure.length / 5) : undefined
  if (!failing) return undefined
  const columns = dimensions.map(
    ({ codes }) => [codes, gather(codes, failing, new Uint16Array(failing.length))] as const,
  )
  return {
    columns: new Map(columns),
    failures: gather(failures, failing, new Float64Array(failing.length)),
  }
}

function isAllOnes(column: Float64Array): boolean {
  for (let row = 0; row < column.length; row++) if (column[row] !== 1) return false
  return true
}

/** Undefined where more than so many did. */
function rowsThatFailed(failures: Float64Array, most: number): Uint32Array | undefined {
  const failing = new Uint32Array(most)
  let failed = 0
  for (let row = 0; row < failures.length; row++) {
    if (failures[row] === 0) continue
    if (failed >= failing.length) return undefined
    failing[failed++] = row
  }
  return failing.subarray(0, failed)
}

/**
 * Sums exposure, failures and expected failures by cell. The sums of a cell lie side by side while counting, so that a
 * row touches one cache line: this is where the time of a search goes.
 */
export function countRows(grid: Grid, sums: Sums, plain?: Plain): Sums {
  return plain ? countPlain(grid, sums.expected, plain) : countAll(grid, sums)
}

function countAll(grid: Grid, sums: Sums): Sums {
  const side = new Float64Array(3 * grid.grid)
  inBlocks(grid, grid.columns, sums.exposure.length, (cells, from, to) => addUp(side, cells, sums, from, to))
  return apart(side)
}

/** Of single interactions only the count and what was due are summed over all rows, side by side. */
function countPlain(grid: Grid, expected: Float64Array, plain: Plain): Sums {
  const side = new Float64Array(2 * grid.grid)
  inBlocks(grid, grid.columns, expected.length, (cells, from, to) =>
    addPlain(side, cells, { expected, from, to }),
  )
  const failures = new Float64Array(grid.grid)
  const failing = grid.columns.map((column) => plain.columns.get(column)!)
  inBlocks(grid, failing, plain.failures.length, (cells, from, to) => {
    for (let row = from; row < to; row++) failures[cells[row - from]!]! += plain.failures[row]!
  })
  const exposure = new Float64Array(grid.grid)
  const due = new Float64Array(grid.grid)
  for (let cell = 0; cell < grid.grid; cell++) {
    exposure[cell] = side[2 * cell]!
    due[cell] = side[2 * cell + 1]!
  }
  return { exposure, failures, expected: due }
}

/** Goes over the rows, so many at a time, with the cell of each. */
function inBlocks(
  { sizes }: Grid,
  columns: Grid['columns'],
  rows: number,
  work: (cells: Uint32Array, from: number, to: number) => void,
): void {
  const cells = new Uint32Array(BLOCK)
  for (let from = 0; from < rows; from += BLOCK) {
    const to = Math.min(from + BLOCK, rows)
    numberCells(cells, { columns, sizes }, from, to)
    work(cells, from, to)
  }
}

function addPlain(
  side: Float64Array,
  cells: Uint32Array,
  rows: { expected: Float64Array; from: number; to: number },
): void {
  const { expected, from, to } = rows
  for (let row = from; row < to; row++) {
    const at = 2 * cells[row - from]!
    side[at]! += 1
    side[at + 1]! += expected[row]!
  }
}

function addUp(side: Float64Array, cells: Uint32Array, sums: Sums, from: number, to: number): void {
  const { exposure, failures, expected } = sums
  for (let row = from; row < to; row++) {
    const at = 3 * cells[row - from]!
    side[at]! += exposure[row]!
    side[at + 1]! += failures[row]!
    side[at + 2]! += expected[row]!
  }
}

function apart(side: Float64Array): Sums {
  const cells = side.length / 3
  const sums = {
    exposure: new Float64Array(cells),
    failures: new Float64Array(cells),
    expected: new Float64Array(cells),
  }
  for (let cell = 0; cell < cells; cell++) {
    sums.exposure[cell] = side[3 * cell]!
    sums.failures[cell] = side[3 * cell + 1]!
    sums.expected[cell] = side[3 * cell + 2]!
  }
  return sums
}
