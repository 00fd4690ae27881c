import { binomial } from '../statistics/index.ts'
import type { Candidate } from './candidates.ts'
import { type Cube, nameOf } from './cube.ts'
import { cellAt, codesOf } from './cuboids.ts'
import type { Direction } from './judgement.ts'

/** Each condition must be needed at the 1 % level; all must hold, so no correction is due (intersection-union). */
const NEEDED = Math.log(0.01)

/**
 * Whether every condition of a slice earns its place: dropping any one must lose something, that is, the slice must
 * hold more of its parent's failures than its share of the parent's expected failures.
 */
export function needsEveryPredicate(candidate: Candidate, cube: Cube, direction: Direction): boolean {
  const { cuboid, cell } = candidate
  if (cuboid.dims.length === 1) return true
  const codes = codesOf(cuboid, cell)
  return cuboid.dims.every((_, left) => {
    const parent = cube.byName.get(nameOf(cuboid.dims.filter((_, i) => i !== left)))!
    const at = cellAt(
      parent,
      codes.filter((_, i) => i !== left),
    )!
    const inParent = { failures: parent.failures[at]!, expected: parent.expected[at]! }
    return logChanceWithin(candidate, inParent, direction) <= NEEDED
  })
}

function logChanceWithin(
  { cuboid, cell, spread }: Candidate,
  parent: { failures: number; expected: number },
  direction: Direction,
): number {
  const failures = cuboid.failures[cell]!
  const expected = cuboid.expected[cell]!
  const share = Math.min(1, Math.max(expected, 1e-9) / Math.max(parent.expected, 1e-9))
  // Counts that spread more than chance carry the evidence of fewer, independent ones.
  const weight = 1 / (1 + spread * expected)
  const law = { n: Math.round(parent.failures * weight), p: share }
  if (share === 1) return 0
  return direction === 'worse'
    ? binomial.logAtLeast(Math.floor(failures * weight), law)
    : binomial.logAtMost(Math.ceil(failures * weight), law)
}
