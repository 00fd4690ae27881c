import type { Cube } from './cube.ts'
import { overdispersion } from './dispersion.ts'
import { type Counted, ratioOf, worthActing } from './judgement.ts'
import { type Leaves, total } from './leaves.ts'

/** With any one slice left out, at least 70 % of the rise must remain: else that slice is the story. */
const STILL_THERE = 0.7

/** What happened overall, when everything rose and no part explains it; undefined otherwise. */
export function riseOfTheWhole(cube: Cube, leaves: Leaves, expected: Float64Array): Counted | undefined {
  const singles = cube.cuboids.filter(({ dims }) => dims.length === 1)
  const counted = { failures: total(leaves.failures), expected: total(expected), spread: 0 }
  if (!worthActing(counted, ratioOf(counted), 'worse')) return undefined
  const rise = counted.failures / Math.max(counted.expected, 1) - 1
  const least = leastWithoutOneSlice(cube, counted, total(leaves.exposure))
  if (least - 1 < STILL_THERE * rise) return undefined
  return { ...counted, spread: Math.min(...singles.map((cuboid) => overdispersion(cuboid))) }
}

/** The ratio outside the slice whose removal lowers it most. */
function leastWithoutOneSlice(cube: Cube, whole: Counted, exposed: number): number {
  let least = Number.POSITIVE_INFINITY
  for (const { failures, expected, exposure } of cube.cuboids) {
    for (let cell = 0; cell < failures.length; cell++) {
      // A slice that is nearly everything leaves nothing to compare with.
      if (exposed - exposure[cell]! < 0.02 * exposed) continue
      const rest = whole.expected - expected[cell]!
      least = Math.min(least, (whole.failures - failures[cell]! + 0.5) / (rest + 0.5))
    }
  }
  return least
}
