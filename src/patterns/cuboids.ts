import { countRows, type Plain } from './count.ts'
import type { Leaves } from './leaves.ts'

/** Up to three conditions: what a person can hold in mind and act on, and where the lattice stays small. */
export const MOST_PREDICATES = 3
/** A cuboid is kept as a full grid up to 4 million cells (96 MB); beyond, only cells that occur are kept. */
const MOST_GRID_CELLS = 4_000_000

/** Every combination of the values of some dimensions, with what happened in each. */
export interface Cuboid {
  /** Numbers of the dimensions, ascending. */
  dims: readonly number[]
  sizes: readonly number[]
  exposure: Float64Array
  failures: Float64Array
  expected: Float64Array
  /** Grid numbers of the kept cells; undefined where the grid itself is kept. */
  keys: Float64Array | undefined
  /** From grid number to kept cell; undefined where the grid itself is kept. */
  places: Map<number, number> | undefined
}

/** All sets of 1 to `most` of `count` dimensions, small sets first, without those where one decides another. */
export function dimensionSets(
  count: number,
  most: number,
  decides: (a: number, b: number) => boolean = () => false,
): number[][] {
  const sets: number[][] = []
  const grow = (set: number[], from: number) => {
    if (set.length > 0) sets.push(set)
    if (set.length === most) return
    for (let d = from; d < count; d++)
      if (!set.some((e) => decides(e, d) || decides(d, e))) grow([...set, d], d + 1)
  }
  grow([], 0)
  return sets.sort((a, b) => a.length - b.length)
}

/** Counts one cuboid by a scan over the rows. */
export function countCuboid(
  leaves: Leaves,
  expected: Float64Array,
  dims: readonly number[],
  plain?: Plain,
): Cuboid {
  const columns = dims.map((d) => leaves.dimensions[d]!.codes)
  const sizes = dims.map((d) => leaves.dimensions[d]!.values.length)
  const grid = sizes.reduce((product, size) => product * size, 1)
  const asGrid = grid <= Math.min(MOST_GRID_CELLS, Math.max(4096, 8 * leaves.rows))
  const sums = { exposure: leaves.exposure, failures: leaves.failures, expected }
  if (asGrid)
    return {
      dims,
      sizes,
      ...countRows({ columns, sizes, grid }, sums, plain),
      keys: undefined,
      places: undefined,
    }
  const places = new Map<number, number>()
  const compact = new Uint32Array(leaves.rows)
  for (let row = 0; row < leaves.rows; row++) compact[row] = placeOf(places, gridNumber(columns, sizes, row))
  const counted = countRows({ columns: [compact], sizes: [places.size], grid: places.size }, sums)
  return { dims, sizes, ...counted, keys: Float64Array.from(places.keys()), places }
}

function placeOf(places: Map<number, number>, key: number): number {
  const known = places.get(key)
  if (known !== undefined) return known
  places.set(key, places.size)
  return places.size - 1
}

type Columns = readonly (Uint16Array | Uint32Array)[]

function gridNumber(columns: Columns, sizes: readonly number[], row: number): number {
  let cell = 0
  for (let i = 0; i < columns.length; i++) cell = cell * sizes[i]! + columns[i]![row]!
  return cell
}

/** The same cuboid with one dimension summed away: how smaller cuboids follow from larger ones without a scan. */
export function sumAway(cuboid: Cuboid, position: number): Cuboid {
  const dims = cuboid.dims.filter((_, i) => i !== position)
  const sizes = cuboid.sizes.filter((_, i) => i !== position)
  const inner = cuboid.sizes.slice(position + 1).reduce((product, size) => product * size, 1)
  const outer = inner * cuboid.sizes[position]!
  const cells = sizes.reduce((product, size) => product * size, 1)
  const empty = () => new Float64Array(cells)
  const sum = {
    dims,
    sizes,
    exposure: empty(),
    failures: empty(),
    expected: empty(),
    keys: undefined,
    places: undefined,
  }
  const size = cuboid.sizes[position]!
  for (let high = 0; high < cuboid.exposure.length / outer; high++)
    for (let value = 0; value < size; value++)
      for (let low = 0; low < inner; low++) {
        const from = high * outer + value * inner + low
        const to = high * inner + low
        sum.exposure[to]! += cuboid.exposure[from]!
        sum.failures[to]! += cuboid.failures[from]!
        sum.expected[to]! += cuboid.expected[from]!
      }
  return sum
}

/** The codes of a kept cell, one for each dimension of its cuboid. */
export function codesOf(cuboid: Cuboid, cell: number): number[] {
  let rest = cuboid.keys ? cuboid.keys[cell]! : cell
  const codes: number[] = []
  for (let i = cuboid.sizes.length - 1; i >= 0; i--) {
    const size = cuboid.sizes[i]!
    codes.unshift(rest % size)
    rest = Math.floor(rest / size)
  }
  return codes
}

/** The kept cell with these codes; undefined where no row has them. */
export function cellAt(cuboid: Cuboid, codes: readonly number[]): number | undefined {
  let cell = 0
  for (let i = 0; i < codes.length; i++) cell = cell * cuboid.sizes[i]! + codes[i]!
  return cuboid.places ? cuboid.places.get(cell) : cell
}

/** Row by row the kept cell it falls into. */
export function cellsOfRows(cuboid: Cuboid, leaves: Leaves): Uint32Array {
  const columns = cuboid.dims.map((d) => leaves.dimensions[d]!.codes)
  const cells = new Uint32Array(leaves.rows)
  for (let row = 0; row < cells.length; row++) {
    const cell = gridNumber(columns, cuboid.sizes, row)
    cells[row] = cuboid.places ? cuboid.places.get(cell)! : cell
  }
  return cells
}
