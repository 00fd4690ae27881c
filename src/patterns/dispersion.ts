import type { Cuboid } from './cuboids.ts'

/** Cells with less say nothing about spread. */
const LEAST_EXPECTED = 1
/** Squared residuals beyond this many variances are patterns, not spread (3.5 standard deviations). */
const PATTERN = 12
/** Trimming at 3.5 standard deviations and re-estimating settles in a few rounds. */
const ROUNDS = 4

/**
 * How much more the cells of a cuboid spread than chance alone: phi with variance = E + phi E^2, by moments over the
 * cells that are not themselves patterns. Starts from the median cell, so that patterns cannot hide themselves.
 * `median` stops there: rougher, but not moved at all by patterns that have bent the main effects.
 */
export function overdispersion(cuboid: Cuboid, how: 'moments' | 'median' = 'moments'): number {
  const cells = usableCells(cuboid)
  if (cells.length < 4) return 0
  let phi = startingSpread(cells)
  for (let round = 0; how === 'moments' && round < ROUNDS; round++) phi = momentsOf(cells, phi)
  return phi
}

interface Cell {
  expected: number
  squared: number
}

function usableCells({ failures, expected }: Cuboid): Cell[] {
  const cells: Cell[] = []
  for (let cell = 0; cell < expected.length; cell++) {
    const e = expected[cell]!
    if (e >= LEAST_EXPECTED) cells.push({ expected: e, squared: (failures[cell]! - e) ** 2 })
  }
  return cells
}

/** The median of what each cell alone suggests; .455 is the median of a squared standard normal. */
function startingSpread(cells: Cell[]): number {
  const own = cells
    .map(({ expected, squared }) => (squared / 0.455 - expected) / expected ** 2)
    .sort((a, b) => a - b)
  return Math.max(0, own[own.length >> 1]!)
}

function momentsOf(cells: Cell[], phi: number): number {
  let excess = 0
  let weight = 0
  for (const { expected, squared } of cells) {
    if (squared > PATTERN * (expected + phi * expected ** 2)) continue
    excess += squared - expected
    weight += expected ** 2
  }
  return weight > 0 ? Math.max(0, excess / weight) : 0
}
