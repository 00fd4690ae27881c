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
  const together = joined(byDimension)
  const shared = how === 'median' ? startingSpread(together) : spreadOf(together)
  return byDimension.map((cells) => {
    if (how === 'median') return startingSpread(cells)
    const own = cells.expected.length
    const drawn = (own * spreadOf(cells) + SHARED_CELLS * shared) / (own + SHARED_CELLS)
    // The typical value is itself one of few: what is compared spreads by both.
    return drawn * (1 + 2 / Math.max(own, 2))
  })
}

/** Cells that say something about spread, column by column. */
interface Cells {
  expected: Float64Array
  /** Squared residuals. */
  squared: Float64Array
}

/** Thirty thousand cells know a spread to a hundredth; of larger grids cells are taken by a hash of their number. */
const ENOUGH_CELLS = 30_000
const HASH = 2_654_435_761

function usableCells({ failures, expected }: Counts): Cells {
  const [e, squared] = [new Float64Array(expected.length), new Float64Array(expected.length)]
  const taken = (ENOUGH_CELLS / expected.length) * 2 ** 32
  let count = 0
  for (let cell = 0; cell < expected.length; cell++) {
    const due = expected[cell]!
    if (due < LEAST_EXPECTED || Math.imul(cell, HASH) >>> 0 >= taken) continue
    e[count] = due
    squared[count++] = (failures[cell]! - due) ** 2
  }
  return { expected: e.subarray(0, count), squared: squared.subarray(0, count) }
}

function joined(all: readonly Cells[]): Cells {
  const flat = (of: (cells: Cells) => Float64Array) =>
    Float64Array.from(all.flatMap((cells) => [...of(cells)]))
  return { expected: flat(({ expected }) => expected), squared: flat(({ squared }) => squared) }
}

/** A median of so many cells is as good a start as one of a hundred thousand, and needs no long sort. */
const ENOUGH_FOR_A_MEDIAN = 4000

/** The median of what each cell alone suggests; .455 is the median of a squared standard normal. */
function startingSpread({ expected, squared }: Cells): number {
  const cells = expected.length
  if (cells < LEAST_CELLS) return 0
  const stride = Math.ceil(cells / ENOUGH_FOR_A_MEDIAN)
  const own = new Float64Array(Math.ceil(cells / stride))
  for (let i = 0, cell = 0; cell < cells; i++, cell += stride)
    own[i] = (squared[cell]! / 0.455 - expected[cell]!) / expected[cell]! ** 2
  return Math.max(0, nthOf(own, own.length >> 1))
}

/** The n-th smallest, by Hoare's selection: a sort would order what nobody asks for. The column is rearranged. */
function nthOf(column: Float64Array, n: number): number {
  let [low, high] = [0, column.length - 1]
  while (low < high) {
    const pivot = column[(low + high) >> 1]!
    let [i, j] = [low, high]
    while (i <= j) {
      while (column[i]! < pivot) i++
      while (column[j]! > pivot) j--
      if (i > j) break
      const held = column[i]!
      column[i++] = column[j]!
      column[j--] = held
    }
    if (n <= j) high = j
    else if (n >= i) low = i
    else break
  }
  return column[n]!
}

function spreadOf(cells: Cells): number {
  if (cells.expected.length < LEAST_CELLS) return 0
  let phi = startingSpread(cells)
  for (let round = 0; round < ROUNDS; round++) {
    const next = weightedSpread(cells, phi)
    if (next === phi) break
    phi = next
  }
  return phi
}

function weightedSpread({ expected, squared }: Cells, phi: number): number {
  let sum = 0
  let weights = 0
  for (let cell = 0; cell < expected.length; cell++) {
    const e = expected[cell]!
    const residual = squared[cell]!
    const square = e * e
    if (residual > PATTERN * (e + phi * square)) continue
    const doubt = phi + 1 / e
    const weight = 1 / (doubt * doubt)
    sum += weight * (residual / square - 1 / e)
    weights += weight
  }
  return weights > 0 ? Math.max(0, sum / weights) : 0
}
