import type { Cube } from './cube.ts'
import { type Cuboid, cellsOfRows } from './cuboids.ts'
import { overdispersion, spreadsOfSingles } from './dispersion.ts'
import type { Expectation } from './expectation.ts'
import { type Counted, type Direction, logChance } from './judgement.ts'
import type { Leaves } from './leaves.ts'

/** A slice must have been tried this often; the rule looks at exposure only, never at failures. */
export const LEAST_EXPOSURE = 30
const LEAST_EXPECTED = 1
/** Fewer failures than this never make a pattern. */
const LEAST_FAILURES = 3
/** Where nothing was expected at all, half a failure is: the first failure ever is no proof. */
export const LEAST_NULL = 0.5

/** A slice that may be a finding: a cell of a cuboid. */
export interface Candidate {
  cuboid: Cuboid
  cell: number
  /** What its own main effect put into `expected`, taken out again when the slice is a single value. */
  own: number
  spread: number
  logP: number
  /** Size of the family it was tested in. */
  tests: number
  /** The rows of the slice; filled only where leaf counts are large enough to matter. */
  rows: Uint32Array | undefined
}

/** What a candidate counts now. */
export function countedOf({ cuboid, cell, own, spread }: Candidate): Counted {
  return {
    failures: cuboid.failures[cell]!,
    expected: Math.max(cuboid.expected[cell]! / own, LEAST_NULL),
    spread,
  }
}

/** How many slices of each family were tested; those unusual enough to look at, kept. */
interface Family {
  tested: number[]
  candidates: Candidate[]
}

/** How to test. */
export interface Testing {
  expectation: Expectation
  direction: Direction
  /** Whether the claims only show where main effects are not to be trusted. */
  tentative: boolean
  /** How many standard deviations make a slice worth a look. */
  deviations: number
}

/** Tests every slice of the cube; those beyond about two standard deviations become candidates. */
export function testAll(cube: Cube, { expectation, direction, tentative, deviations }: Testing): Candidate[] {
  const family: Family = { tested: [0, 0, 0, 0, 0, 0], candidates: [] }
  const fromPast = expectation.from !== 'main effects'
  const how = tentative ? 'median' : 'moments'
  const spreads = singleSpreads(cube, expectation, how)
  for (const cuboid of cube.cuboids) {
    const own = ownFactors(cuboid, expectation)
    const spread = spreads.get(cuboid) ?? overdispersion(cuboid, how)
    testCuboid({ cuboid, own, spread, fromPast, deviations }, direction, family)
  }
  return shareTheError(family)
}

/**
 * What share of the error each family may use: single values (there are few, and they differ by nature), pairs and
 * triples; of each, slices too small for a pattern of ordinary strength get a tenth. Depends on expectations only.
 */
const SHARES = [0.2, 0.4, 0.4]
const SMALL = 5
const SHARE_OF_SMALL = 0.1

const familyOf = (order: number, expected: number): number => 2 * (order - 1) + (expected < SMALL ? 1 : 0)

function shareTheError({ tested, candidates }: Family): Candidate[] {
  const shares = tested.map((count, i) => {
    const ofOrder = SHARES[i >> 1]!
    return count === 0 ? 0 : ofOrder * (i % 2 === 0 ? 1 - SHARE_OF_SMALL : SHARE_OF_SMALL)
  })
  const used = shares.reduce((sum, share) => sum + share, 0)
  for (const candidate of candidates) {
    const family = familyOf(
      candidate.cuboid.dims.length,
      candidate.cuboid.expected[candidate.cell]! / candidate.own,
    )
    candidate.tests = (tested[family]! * used) / shares[family]!
  }
  return candidates
}

/** For single values fitted from the same rows: what each value itself added to its own expectation. */
function ownFactors({ dims }: Cuboid, { factors }: Expectation): Float64Array | undefined {
  return dims.length === 1 ? factors?.[dims[0]!] : undefined
}

function singleSpreads(cube: Cube, expectation: Expectation, how: 'moments' | 'median'): Map<Cuboid, number> {
  if (!expectation.factors) return new Map()
  const singles = cube.cuboids.filter(({ dims }) => dims.length === 1)
  const judged = singles.map((cuboid) => judgedApart(cuboid, ownFactors(cuboid, expectation)!))
  const spreads = spreadsOfSingles(judged, how)
  return new Map(singles.map((cuboid, i) => [cuboid, spreads[i]!]))
}

const judgedApart = (cuboid: Cuboid, own: Float64Array): Cuboid => ({
  ...cuboid,
  expected: cuboid.expected.map((e, cell) => e / own[cuboid.keys ? cuboid.keys[cell]! : cell]!),
})

interface Cells {
  cuboid: Cuboid
  own: Float64Array | undefined
  spread: number
  fromPast: boolean
  deviations: number
}

function testCuboid(
  { cuboid, own, spread, fromPast, deviations }: Cells,
  direction: Direction,
  family: Family,
): void {
  const { exposure, failures, expected, keys } = cuboid
  for (let cell = 0; cell < exposure.length; cell++) {
    const factor = own ? own[keys ? keys[cell]! : cell]! : 1
    const e = expected[cell]! / factor
    if (exposure[cell] === 0 && failures[cell] === 0) continue
    if (!fromPast && (exposure[cell]! < LEAST_EXPOSURE || e < LEAST_EXPECTED)) continue
    family.tested[familyOf(cuboid.dims.length, e)]!++
    const counted = { failures: failures[cell]!, expected: e, spread }
    if (!looksUnusual(counted, direction, deviations)) continue
    const candidate = { cuboid, cell, own: factor, spread, logP: 0, tests: 0, rows: undefined }
    candidate.logP = logChance(countedOf(candidate), direction)
    family.candidates.push(candidate)
  }
}

/** Two standard deviations are far below anything that survives the control of false discoveries, and cheap. */
function looksUnusual(
  { failures, expected, spread }: Counted,
  direction: Direction,
  deviations: number,
): boolean {
  const excess = direction === 'worse' ? failures - expected : expected - failures
  if (direction === 'worse' && deviations > 0 && failures < LEAST_FAILURES) return false
  return excess > 0 && excess ** 2 > deviations ** 2 * (expected + spread * expected ** 2)
}

/** Fills in which rows belong to each candidate, one scan for each cuboid. */
export function findRows(candidates: readonly Candidate[], leaves: Leaves): void {
  for (const [cuboid, wanted] of Map.groupBy(candidates, (c) => c.cuboid)) {
    const byCell = new Map(wanted.map((candidate) => [candidate.cell, [] as number[]]))
    cellsOfRows(cuboid, leaves).forEach((cell, row) => {
      byCell.get(cell)?.push(row)
    })
    for (const candidate of wanted) candidate.rows = Uint32Array.from(byCell.get(candidate.cell)!)
  }
}
