import { dimensionSets } from './cuboids.ts'

/** A grid that is scanned may have so many cells (24 MB): beyond, adding up the grid costs more than it saves. */
const MOST_CELLS = 1_000_000
/** Wider grids than five dimensions cover little more. */
const MOST_DIMENSIONS = 5
/** What a cell of a grid costs when it is summed down, in rows counted. */
const COST_OF_CELL = 4

/**
 * Which grids to scan so that every wanted set of dimensions can be summed from one of them: a grid of five small
 * dimensions holds ten triples and costs one pass over the rows. Greedy: the most sets for the least work first.
 */
export function planScans(wanted: readonly number[][], sizes: readonly number[], rows: number): number[][] {
  const open = new Map(
    wanted.filter((set) => cellsOf(set, sizes) <= MOST_CELLS).map((set) => [set.join(), set]),
  )
  const offers = dimensionSets(sizes.length, MOST_DIMENSIONS).filter(
    (set) => cellsOf(set, sizes) <= MOST_CELLS,
  )
  const plan: number[][] = []
  while (open.size > 0) {
    let best: { set: number[]; worth: number } | undefined
    for (const set of offers) {
      const cost = rows * (1 + set.length / 8) + COST_OF_CELL * cellsOf(set, sizes)
      const worth = coveredBy(set, open).length / cost
      if (!best || worth > best.worth) best = { set, worth }
    }
    if (!best) return plan
    plan.push(best.set)
    for (const name of coveredBy(best.set, open)) open.delete(name)
  }
  return plan
}

const cellsOf = (set: readonly number[], sizes: readonly number[]): number =>
  set.reduce((cells, d) => cells * sizes[d]!, 1)

function coveredBy(set: readonly number[], open: ReadonlyMap<string, number[]>): string[] {
  const names: string[] = []
  for (const [name, wanted] of open) if (wanted.every((d) => set.includes(d))) names.push(name)
  return names
}
