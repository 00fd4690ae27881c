import { type Cuboid, countCuboid, dimensionSets, MOST_PREDICATES, sumAway } from './cuboids.ts'
import type { Leaves } from './leaves.ts'

/** All cuboids of one to three dimensions over the same rows. */
export interface Cube {
  cuboids: Cuboid[]
  /** By `nameOf` the dimensions. */
  byName: Map<string, Cuboid>
}

/** The name of a set of dimensions in `Cube.byName`. */
export const nameOf = (dims: readonly number[]): string => dims.join(',')

/**
 * Counts the largest cuboids by scanning and sums the smaller ones from them. Dimensions where one decides the other
 * (an agent decides the team) are never combined: the pair would be the agent again under a longer name.
 */
export function buildCube(leaves: Leaves, expected: Float64Array): Cube {
  const count = leaves.dimensions.length
  const decides = decisions(leaves)
  const sets = dimensionSets(count, Math.min(MOST_PREDICATES, count), (a, b) => decides.has(nameOf([a, b])))
  const byName = new Map<string, Cuboid>()
  for (const dims of sets.toReversed()) {
    const larger = sumFrom(byName, dims, count)
    byName.set(nameOf(dims), larger ?? countCuboid(leaves, expected, dims))
  }
  return { cuboids: sets.map((dims) => byName.get(nameOf(dims))!), byName }
}

/** A full grid with one more dimension, with that one summed away; undefined where there is none. */
function sumFrom(known: Map<string, Cuboid>, dims: readonly number[], count: number): Cuboid | undefined {
  let best: { cuboid: Cuboid; position: number } | undefined
  for (let d = 0; d < count; d++) {
    if (dims.includes(d)) continue
    const larger = [...dims, d].sort((a, b) => a - b)
    const cuboid = known.get(nameOf(larger))
    if (!cuboid || cuboid.keys) continue
    if (!best || cuboid.exposure.length < best.cuboid.exposure.length)
      best = { cuboid, position: larger.indexOf(d) }
  }
  return best && sumAway(best.cuboid, best.position)
}

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
