/** Cells with less say nothing about spread. */
const LEAST_EXPECTED = 1
/** Squared residuals beyond this many variances are patterns, not spread (3.5 standard deviations). */
const PATTERN = 12
/** Trimming at 3.5 standard deviations and re-estimating settles in a few rounds. */
const ROUNDS = 6
/** From fewer cells nothing can be learnt about spread. */
const LEAST_CELLS = 4

/** What was counted and expected, cell by cell. */
export interface Counts {
  failures: Float64Array
  expected: Float64Array
}

/**
 * How much more the cells of a cuboid spread than chance alone: phi with variance = E + phi E^2. Each cell's squared
 * relative residual less 1/E is an estimate of phi; they are weighted by how well they know it, and cells beyond 3.5
 * standard deviations are patterns, not spread. Starts from the median cell, so that patterns cannot hide themselves.
 * `median` stops there: rougher, but not moved at all by patterns that have bent the main effects.
 */
export function overdispersion(counts: Counts, how: 'moments' | 'median' = 'moments'): number {
  const cells = usableCells(counts)
  return how === 'median' ? startingSpread(cells) : spreadOf(cells)
}

/** The spread of all values together counts as much as fifty values of the dimension's own. */
const SHARED_CELLS = 50

/** The spread among the values of each dimension, drawn towards that of all values together. */
export function spreadsOfSingles(singles: readonly Counts[], how: 'moments' | 'median'): number[] {
  const byDimension = singles.map(usableCells)
  const together = byDimension.flat()
  const shared = how === 'median' ? startingSpread(together) : spreadOf(together)
  return byDimension.map((cells) => {
    if (how === 'median') return startingSpread(cells)
    const drawn = (cells.length * spreadOf(cells) + SHARED_CELLS * shared) / (cells.length + SHARED_CELLS)
    // The typical value is itself one of few: what is compared spreads by both.
    return drawn * (1 + 2 / Math.max(cells.length, 2))
  })
}

interface Cell {
  expected: number
  /** Squared residual. */
  squared: number
}

/** Thirty thousand cells know a spread to a hundredth; of larger grids cells are taken by a hash of their number. */
const ENOUGH_CELLS = 30_000
const HASH = 2_654_435_761

function usableCells({ failures, expected }: Counts): Cell[] {
  const cells: Cell[] = []
  const taken = (ENOUGH_CELLS / expected.length) * 2 ** 32
  for (let cell = 0; cell < expected.length; cell++) {
    const e = expected[cell]!
    if (Math.imul(cell, HASH) >>> 0 >= taken) continue
    if (e >= LEAST_EXPECTED) cells.push({ expected: e, squared: (failures[cell]! - e) ** 2 })
  }
  return cells
}

/** A median of so many cells is as good a start as one of a hundred thousand, and needs no long sort. */
const ENOUGH_FOR_A_MEDIAN = 4000

/** The median of what each cell alone suggests; .455 is the median of a squared standard normal. */
function startingSpread(cells: Cell[]): number {
  if (cells.length < LEAST_CELLS) return 0
  const stride = Math.ceil(cells.length / ENOUGH_FOR_A_MEDIAN)
  const some = stride === 1 ? cells : cells.filter((_, i) => i % stride === 0)
  const own = Float64Array.from(
    some,
    ({ expected, squared }) => (squared / 0.455 - expected) / expected ** 2,
  ).sort()
  return Math.max(0, own[own.length >> 1]!)
}

function spreadOf(cells: Cell[]): number {
  if (cells.length < LEAST_CELLS) return 0
  let phi = startingSpread(cells)
  for (let round = 0; round < ROUNDS; round++) phi = weightedSpread(cells, phi)
  return phi
}

function weightedSpread(cells: Cell[], phi: number): number {
  let sum = 0
  let weights = 0
  for (const { expected, squared } of cells) {
    if (squared > PATTERN * (expected + phi * expected ** 2)) continue
    const weight = 1 / (phi + 1 / expected) ** 2
    sum += weight * (squared / expected ** 2 - 1 / expected)
    weights += weight
  }
  return weights > 0 ? Math.max(0, sum / weights) : 0
}
