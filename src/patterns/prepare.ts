import { testAll } from './candidates.ts'
import type { Covering } from './cover.ts'
import { buildCube, type Cube } from './cube.ts'
import type { Expectation } from './expectation.ts'
import { type Change, explainAway } from './explainAway.ts'
import { isSuspect, passing } from './falseDiscovery.ts'
import { type Finding, findingOfTheWhole } from './finding.ts'
import type { Direction } from './judgement.ts'
import { type Leaves, total } from './leaves.ts'
import { countOnTwoCores } from './onCores.ts'
import { allowForThePast, rankAll } from './ranking.ts'
import { riseOfTheWhole } from './whole.ts'

/** What to search. */
export interface SearchQuestion {
  leaves: Leaves
  expectation: Expectation
  direction: Direction
  /** Epoch seconds of each row, where known. */
  at?: Float64Array | undefined
  /** So many slices, the strongest, claimed or not; without it the claimed ones. */
  top?: number | undefined
  /** How many standard deviations make a slice worth a look: 2 unless told. */
  deviations?: number
}

const LOOKED_AT = 2

/** A search ready to claim, and the finding that everything rose, if it did. */
export interface Prepared {
  covering: Covering
  everywhere: Finding[]
}

/** Counts, settles a rise of everything, tests every slice and ranks what is unusual. */
export function prepare(question: SearchQuestion, tentative = false): Prepared {
  const { leaves, expectation, direction, deviations = LOOKED_AT } = question
  const { expected } = expectation
  const changes: Change[] = []
  const cube = cubeFor(leaves, expectation)
  const ownIncluded = expectation.from === 'main effects'
  const whole = direction === 'worse' && !ownIncluded ? riseOfTheWhole(cube, leaves, expected) : undefined
  if (whole) {
    const rows = [...leaves.exposure.keys()]
    explainAway(cube, { leaves, expected, rows, marks: new Uint32Array(leaves.rows), finding: 31, changes })
  }
  const candidates = testAll(cube, { expectation, direction, tentative, deviations })
  const suspects = tentative ? candidates.filter(isSuspect) : passing(candidates)
  const ground = { leaves, expected, direction, exposed: total(cube.cuboids[0]!.exposure) }
  const ranked = rankAll(question.top === undefined ? suspects : candidates, ground, !ownIncluded)
  const covering = {
    ...ground,
    cube,
    ranked,
    marks: new Uint32Array(leaves.rows),
    ownIncluded,
    at: question.at,
    changes,
  }
  const { learntFrom } = expectation
  if (learntFrom) for (const { candidate } of ranked) allowForThePast(candidate, covering, learntFrom)
  return { covering, everywhere: whole ? [findingOfTheWhole(whole, leaves)] : [] }
}

/** The cube counted for an expectation, for as long as anybody holds the expectation. */
const CUBES = new WeakMap<Expectation, Cube>()

/** A cube whose expectations may be changed; what was counted is shared. */
function cubeFor(leaves: Leaves, expectation: Expectation): Cube {
  const counted = CUBES.get(expectation) ?? buildCube(leaves, expectation.expected, countOnTwoCores)
  CUBES.set(expectation, counted)
  const cuboids = counted.cuboids.map((cuboid) => ({ ...cuboid, expected: cuboid.expected.slice() }))
  return { cuboids, byName: new Map([...counted.byName.keys()].map((name, i) => [name, cuboids[i]!])) }
}
