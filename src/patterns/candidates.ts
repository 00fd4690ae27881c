import type { Cube } from './cube.ts'
import { type Cuboid, cellsOfRows } from './cuboids.ts'
import { overdispersion } from './dispersion.ts'
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
  /** The rows of the slice; filled only where leaf counts are large enough to matter. */
  rows: Uint32Array | undefined
}

/** All slices that were tested, counted; those unusual enough to look at, kept. */
export interface Family {
  tested: number
  candidates: Candidate[]
}

/** What a candidate counts now. */
export function countedOf({ cuboid, cell, own, spread }: Candidate): Counted {
  return {
    failures: cuboid.failures[cell]!,
    expected: Math.max(cuboid.expected[cell]! / own, LEAST_NULL),
    spread,
  }
}

/** How to test. */
export interface Testing {
  expectation: Expectation
  direction: Direction
  /** Whether the claims only show where main effects are not to be trusted. */
  tentative: boolean
}

/** Tests every slice of the cube; those beyond about two standard deviations become candidates. */
export function testAll(cube: Cube, { expectation, direction, tentative }: Testing): Family {
  const family: Family = { tested: 0, candidates: [] }
  const fromPast = expectation.from !== 'main effects'
  for (const cuboid of cube.cuboids) {
    const own = ownFactors(cuboid, expectation)
    const spread = overdispersion(own ? judgedApart(cuboid, own) : cuboid, tentative ? 'median' : 'moments')
    testCuboid({ cuboid, own, spread, fromPast }, direction, family)
  }
  return family
}

/** For single values fitted from the same rows: what each value itself added to its own expectation. */
function ownFactors({ dims }: Cuboid, { factors }: Expectation): Float64Array | undefined {
  return dims.length === 1 ? factors?.[dims[0]!] : undefined
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
}

function testCuboid({ cuboid, own, spread, fromPast }: Cells, direction: Direction, family: Family): void {
  const { exposure, failures, expected, keys } = cuboid
  for (let cell = 0; cell < exposure.length; cell++) {
    const factor = own ? own[keys ? keys[cell]! : cell]! : 1
    const e = expected[cell]! / factor
    if (exposure[cell] === 0 && failures[cell] === 0) continue
    if (!fromPast && (exposure[cell]! < LEAST_EXPOSURE || e < LEAST_EXPECTED)) continue
    family.tested++
    if (!looksUnusual({ failures: failures[cell]!, expected: e, spread }, direction)) continue
    const candidate = { cuboid, cell, own: factor, spread, logP: 0, rows: undefined }
    candidate.logP = logChance(countedOf(candidate), direction)
    family.candidates.push(candidate)
  }
}

/** Two standard deviations: far below anything that survives the control of false discoveries, and cheap. */
function looksUnusual({ failures, expected, spread }: Counted, direction: Direction): boolean {
  const excess = direction === 'worse' ? failures - expected : expected - failures
  if (direction === 'worse' && failures < LEAST_FAILURES) return false
  return excess > 0 && excess ** 2 > 4 * (expected + spread * expected ** 2)
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
