import type { Candidate } from './candidates.ts'
import { type Claim, claimFindings } from './cover.ts'
import { type Cube, nameOf } from './cube.ts'
import { codesOf } from './cuboids.ts'
import type { Expectation } from './expectation.ts'
import { rowsOf, undo } from './explainAway.ts'
import { prepare, type SearchQuestion } from './prepare.ts'

/** Two rounds settle nearly always; the third is for a pattern that hid behind another. */
const MOST_ROUNDS = 3
/** A pattern with less than a fiftieth of its values' failures moves their main effects by less than chance does. */
const LEAST_BEND = 0.02
/**
 * Over two million rows a fit and a count cost seconds, and patterns stand out without them: then only what holds a
 * quarter of a value's failures is worth another round. A bent main effect only makes a pattern look smaller.
 */
const MANY_ROWS = 2_000_000
const LEAST_BEND_OF_MANY = 0.25

/** What has been settled for an expectation, for as long as anybody holds it: a second search is warm. */
const SETTLED = new WeakMap<Expectation, Expectation>()

/**
 * Main effects are fitted to the same rows that hold the patterns, and strong patterns bend them: the slices claimed
 * in one round are let free in the next fit, until the fit no longer depends on them.
 */
export function trustedExpectation(question: SearchQuestion): Expectation {
  const known = SETTLED.get(question.expectation)
  if (known) return known
  const settled = settle(question)
  SETTLED.set(question.expectation, settled)
  return settled
}

function settle(question: SearchQuestion): Expectation {
  let { expectation } = question
  let freed = ''
  const least = question.leaves.rows > MANY_ROWS ? LEAST_BEND_OF_MANY : LEAST_BEND
  for (let round = 0; expectation.refit && round < MOST_ROUNDS; round++) {
    const { covering } = prepare({ ...question, expectation, top: undefined }, true)
    const bending = claimFindings(covering, true).filter(({ candidate }) =>
      bends(candidate, covering.cube, least),
    )
    undo(covering.expected, covering.changes)
    const names = namesOf(bending)
    if (names === freed) break
    freed = names
    expectation = expectation.refit(bending.map(({ candidate }) => rowsOf(candidate, question.leaves)))
  }
  return expectation
}

const namesOf = (claims: readonly Claim[]): string =>
  claims
    .map(({ finding }) => JSON.stringify(finding.slice))
    .sort()
    .join()

/** Whether the pattern is a part of one of its values large enough to move that value's own factor. */
function bends({ cuboid, cell }: Candidate, cube: Cube, least: number): boolean {
  if (cuboid.dims.length === 1) return false
  const codes = codesOf(cuboid, cell)
  return cuboid.dims.some(
    (d, i) => cuboid.failures[cell]! >= least * cube.byName.get(nameOf([d]))!.failures[codes[i]!]!,
  )
}
