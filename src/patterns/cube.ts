import { plainOf } from './count.ts'
import { type Cuboid, countCuboid, dimensionSets, MOST_PREDICATES, sumAway } from './cuboids.ts'
import type { Leaves } from './leaves.ts'
import { planScans } from './scans.ts'

/** All cuboids of one to three dimensions over the same rows. */
export interface Cube {
  cuboids: Cuboid[]
  /** By `nameOf` the dimensions. */
  byName: Map<string, Cuboid>
}

/** The name of a set of dimensions in `Cube.byName`. */
export const nameOf = (dims: readonly number[]): string => dims.join(',')

/** Counts the grids of a plan, one after the other or on several cores. */
export type CountGrids = (leaves: Leaves, expected: Float64Array, plan: readonly number[][]) => Cuboid[]

/** On this thread. */
export const countHere: CountGrids = (leaves, expected, plan) => {
  const plain = plainOf(leaves)
  return plan.map((dims) => countCuboid(leaves, expected, dims, plain))
}

/**
 * Counts a few large grids by scanning and sums all cuboids from them. Dimensions where one decides the other (an agent
 * decides the team) are never combined: the pair would be the agent again under a longer name.
 */
export function buildCube(leaves: Leaves, expected: Float64Array, countGrids: CountGrids = countHere): Cube {
  const count = leaves.dimensions.length
  const decides = decisions(leaves)
  const sets = dimensionSets(count, Math.min(MOST_PREDICATES, count), (a, b) => decides.has(nameOf([a, b])))
  const sizes = leaves.dimensions.map(({ values }) => values.length)
  const grids = countGrids(leaves, expected, planScans(sets, sizes, leaves.rows))
  const known = new Map<string, Cuboid>()
  const open = new Map(sets.map((dims) => [nameOf(dims), dims]))
  for (const grid of grids) sumDown(grid, known, open)
  const byName = new Map(
    sets.map((dims) => {
      const name = nameOf(dims)
      return [name, known.get(name) ?? countCuboid(leaves, expected, dims)] as const
    }),
  )
  return { cuboids: [...byName.values()], byName }
}

/** Keeps the grid and, of what can be summed from it, what is still open, each once. */
function sumDown(grid: Cuboid, known: Map<string, Cuboid>, open: Map<string, readonly number[]>): void {
  const name = nameOf(grid.dims)
  if (known.has(name)) return
  known.set(name, grid)
  open.delete(name)
  if (grid.keys || grid.dims.length === 1) return
  for (const position of widestFirst(grid)) {
    const smaller = grid.dims.filter((_, i) => i !== position)
    const isAskedFor = open.values().some((dims) => dims.every((d) => smaller.includes(d)))
    if (isAskedFor && !known.has(nameOf(smaller))) sumDown(sumAway(grid, position), known, open)
  }
}

/** Without its widest dimension a grid is small, and what is asked of it costs little. */
const widestFirst = ({ sizes }: Cuboid): number[] => [...sizes.keys()].sort((a, b) => sizes[b]! - sizes[a]!)

/** Ordered pairs "a,b" where each value of a occurs with one value of b only, and a has more values than b. */
function decisions(leaves: Leaves): Set<string> {
  const found = new Set<string>()
  leaves.dimensions.forEach((a, i) => {
    leaves.dimensions.forEach((b, j) => {
      if (i === j || a.values.length < b.values.length || b.values.length < 2) return
      if (decidesRowByRow(a.codes, b.codes, a.values.length)) found.add(nameOf([i, j]))
    })
  })
  return found
}

function decidesRowByRow(a: Uint16Array, b: Uint16Array, values: number): boolean {
  const parent = new Int32Array(values).fill(-1)
  for (let row = 0; row < a.length; row++) {
    const value = a[row]!
    if (parent[value] === -1) parent[value] = b[row]!
    else if (parent[value] !== b[row]) return false
  }
  return true
}
