import type { Cube } from './cube.ts'
import { cellsOfRows } from './cuboids.ts'
import type { Leaves } from './leaves.ts'

/**
 * Adds interactions to a counted cube, or takes them away again (`sign` -1, when a day leaves the window): one step for
 * each cuboid and interaction. Their dimensions must have the cube's values.
 */
export function addToCube(
  cube: Cube,
  { leaves, expected }: { leaves: Leaves; expected: Float64Array },
  sign: 1 | -1,
): void {
  for (const cuboid of cube.cuboids) {
    // Where only cells that occurred are kept, a new one has no place.
    if (cuboid.places) throw new Error('a cuboid without a full grid cannot grow: count it again')
    const cells = cellsOfRows(cuboid, leaves)
    for (let row = 0; row < cells.length; row++) {
      const cell = cells[row]!
      cuboid.exposure[cell]! += sign * leaves.exposure[row]!
      cuboid.failures[cell]! += sign * leaves.failures[row]!
      cuboid.expected[cell]! += sign * expected[row]!
    }
  }
}
