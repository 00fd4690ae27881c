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

/**
 * Sums exposure, failures and expected failures by cell. The three sums of a cell lie side by side while counting, so
 * that a row touches one cache line; the loops are written out by number of columns because this is where the time
 * goes (10 million rows x 84 triples).
 */
export function countRows(grid: Grid, sums: Sums): Sums {
  const side = new Float64Array(3 * grid.grid)
  const [a, b, c] = grid.columns
  if (a && b && c) countThree([a, b, c], grid.sizes, { side, sums })
  else if (a && b) countTwo([a, b], grid.sizes, { side, sums })
  else if (a) countOne(a, { side, sums })
  return apart(side)
}

type Codes = Uint16Array | Uint32Array
interface Target {
  side: Float64Array
  sums: Sums
}

function countThree(
  [a, b, c]: [Codes, Codes, Codes],
  sizes: readonly number[],
  { side, sums }: Target,
): void {
  const { exposure, failures, expected } = sums
  const second = sizes[1]!
  const third = sizes[2]!
  for (let row = 0; row < a.length; row++) {
    const at = 3 * ((a[row]! * second + b[row]!) * third + c[row]!)
    side[at]! += exposure[row]!
    side[at + 1]! += failures[row]!
    side[at + 2]! += expected[row]!
  }
}

function countTwo([a, b]: [Codes, Codes], sizes: readonly number[], { side, sums }: Target): void {
  const { exposure, failures, expected } = sums
  const second = sizes[1]!
  for (let row = 0; row < a.length; row++) {
    const at = 3 * (a[row]! * second + b[row]!)
    side[at]! += exposure[row]!
    side[at + 1]! += failures[row]!
    side[at + 2]! += expected[row]!
  }
}

function countOne(a: Codes, { side, sums }: Target): void {
  const { exposure, failures, expected } = sums
  for (let row = 0; row < a.length; row++) {
    const at = 3 * a[row]!
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
