/** Where rows go: one or more columns of codes and the size of each. */
export interface Grid {
  columns: readonly (Uint16Array | Uint32Array)[]
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

/** Rows are worked on so many at a time: their cell numbers stay in the first-level cache. */
const BLOCK = 2048

/** Where every row counts once and failures are rare: the rows that failed, to be counted in a pass of their own. */
export interface Plain {
  failing: Uint32Array
}

/** What each of 10 million single interactions looks like; undefined for rows that are sums themselves. */
export function plainOf({ exposure, failures }: Pick<Sums, 'exposure' | 'failures'>): Plain | undefined {
  let failed = 0
  for (let row = 0; row < exposure.length; row++) {
    if (exposure[row] !== 1) return undefined
    if (failures[row] !== 0) failed++
  }
  if (failed > exposure.length / 5) return undefined
  const failing = new Uint32Array(failed)
  for (let row = 0, i = 0; row < failures.length; row++) if (failures[row] !== 0) failing[i++] = row
  return { failing }
}

/**
 * Sums exposure, failures and expected failures by cell. The sums of a cell lie side by side while counting, so that a
 * row touches one cache line: this is where the time of a search goes.
 */
export function countRows(grid: Grid, sums: Sums, plain?: Plain): Sums {
  const side = new Float64Array(3 * grid.grid)
  const cells = new Uint32Array(BLOCK)
  const rows = sums.exposure.length
  for (let from = 0; from < rows; from += BLOCK) {
    const to = Math.min(from + BLOCK, rows)
    cells.fill(0)
    grid.columns.forEach((column, i) => {
      step(cells, column, { from, to, size: grid.sizes[i]! })
    })
    if (plain) addPlain(side, cells, { expected: sums.expected, from, to })
    else addUp(side, cells, sums, from, to)
  }
  if (plain) addFailing(side, grid, sums.failures, plain.failing)
  return apart(side)
}

function addPlain(
  side: Float64Array,
  cells: Uint32Array,
  rows: { expected: Float64Array; from: number; to: number },
): void {
  const { expected, from, to } = rows
  for (let row = from; row < to; row++) {
    const at = 3 * cells[row - from]!
    side[at]! += 1
    side[at + 2]! += expected[row]!
  }
}

function addFailing(
  side: Float64Array,
  { columns, sizes }: Grid,
  failures: Float64Array,
  failing: Uint32Array,
): void {
  for (const row of failing) {
    let cell = 0
    for (let i = 0; i < columns.length; i++) cell = cell * sizes[i]! + columns[i]![row]!
    side[3 * cell + 1]! += failures[row]!
  }
}

function step(
  cells: Uint32Array,
  column: Uint16Array | Uint32Array,
  { from, to, size }: { from: number; to: number; size: number },
): void {
  for (let row = from; row < to; row++) cells[row - from] = cells[row - from]! * size + column[row]!
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
