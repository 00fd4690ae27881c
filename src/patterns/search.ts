import { testAll } from './candidates.ts'
import { type Covering, claimFindings } from './cover.ts'
import { buildCube } from './cube.ts'
import type { Expectation } from './expectation.ts'
import { explainAway, rowsOf } from './explainAway.ts'
import { adjusted, isSuspect, passing } from './falseDiscovery.ts'
import { type Finding, findingOf, findingOfTheWhole } from './finding.ts'
import type { Direction } from './judgement.ts'
import { type Leaves, total } from './leaves.ts'
import { allowForMovingLeaves, rankAll } from './ranking.ts'
import { riseOfTheWhole } from './whole.ts'

/** Two rounds settle nearly always; the third is for a pattern that hid behind another. */
const MOST_ROUNDS = 3

/** What to search. */
export interface SearchQuestion {
  leaves: Leaves
  expectation: Expectation
  direction: Direction
  /** So many slices, the strongest, claimed or not; without it the claimed ones. */
  top?: number | undefined
}

/**
 * Finds the slices that fail more (or less) than expected, each reported once, under its shortest name that needs all
 * its conditions, in the order of their evidence.
 */
export function searchSlices(question: SearchQuestion): Finding[] {
  const { covering, everywhere } = prepare({ ...question, expectation: trusted(question) })
  const listed = question.top === undefined ? undefined : strongestOf(covering, question.top)
  const claimed = claimFindings(covering).map(({ finding }) => finding)
  if (!listed) return [...everywhere, ...claimed]
  const names = new Set(claimed.map(({ slice }) => JSON.stringify(slice)))
  const marked = listed.map((finding) => ({ ...finding, claimed: names.has(JSON.stringify(finding.slice)) }))
  return [...everywhere, ...marked].slice(0, question.top)
}

/**
 * Main effects are fitted to the same rows that hold the patterns, and strong patterns bend them: the slices claimed
 * in one round are let free in the next fit, until the fit no longer depends on them.
 */
function trusted(question: SearchQuestion): Expectation {
  let expectation = question.expectation
  let known = ''
  for (let round = 0; expectation.refit && round < MOST_ROUNDS; round++) {
    const { covering } = prepare({ ...question, expectation, top: undefined }, true)
    const joint = claimFindings(covering, true).filter(({ candidate }) => candidate.cuboid.dims.length > 1)
    const names = joint
      .map(({ finding }) => JSON.stringify(finding.slice))
      .sort()
      .join()
    if (names === known) break
    known = names
    expectation = expectation.refit(joint.map(({ candidate }) => rowsOf(candidate, question.leaves)))
  }
  return expectation
}

/** Counts, settles a rise of everything, tests every slice and ranks what is unusual. */
function prepare(question: SearchQuestion, tentative = false): { covering: Covering; everywhere: Finding[] } {
  const { leaves, expectation, direction } = question
  const expected = expectation.expected.slice()
  const cube = buildCube(leaves, expected)
  const ownIncluded = expectation.from === 'main effects'
  const whole = direction === 'worse' && !ownIncluded ? riseOfTheWhole(cube, leaves, expected) : undefined
  const everyRow = { leaves, expected, rows: [...expected.keys()], finding: 31 }
  if (whole) explainAway(cube, { ...everyRow, marks: new Uint32Array(leaves.rows) })
  const candidates = testAll(cube, { expectation, direction, tentative })
  const wanted =
    question.top === undefined ? (tentative ? candidates.filter(isSuspect) : passing(candidates)) : candidates
  const ground = { leaves, expected, direction, exposed: total(leaves.exposure) }
  const ranked = rankAll(wanted, ground, !ownIncluded)
  const covering = {
    ...ground,
    cube,
    ranked,
    marks: new Uint32Array(leaves.rows),
    ownIncluded,
  }
  if (expectation.from === 'history')
    for (const { candidate } of ranked) allowForMovingLeaves(candidate, covering)
  return { covering, everywhere: whole ? [findingOfTheWhole(whole, leaves)] : [] }
}

function strongestOf({ ranked, leaves }: Covering, top: number): Finding[] {
  const q = adjusted(ranked.map(({ candidate }) => candidate))
  return ranked
    .map(({ candidate, score }, i) => ({ candidate, score, q: q[i]! }))
    .filter(({ score }) => score > Number.NEGATIVE_INFINITY)
    .sort((a, b) => b.score - a.score)
    .slice(0, top)
    .map(({ candidate, q }) => findingOf(candidate, leaves, q))
}
