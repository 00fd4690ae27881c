import { type Candidate, countedOf } from './candidates.ts'
import type { Cube } from './cube.ts'
import { type Change, explainAway, type Marks, rowsOf } from './explainAway.ts'
import { isSuspect, passesAt } from './falseDiscovery.ts'
import { type Finding, findingOf } from './finding.ts'
import { logChance, ratioOf, worthActing } from './judgement.ts'
import { needsEveryPredicate } from './necessity.ts'
import { type Ground, type Ranked, scoreOf } from './ranking.ts'
import { logChanceInBursts } from './steadiness.ts'

/** At most so many findings: a list nobody finishes reads as noise. */
export const MOST_FINDINGS = 30

/** What the cover works on. `expected` and the cube change as findings are explained. */
export interface Covering extends Ground {
  cube: Cube
  ranked: Ranked[]
  marks: Marks
  /** Epoch seconds of each row, where known. */
  at?: Float64Array | undefined
  /** Whether a single value's own effect is already in the expectation of its rows. */
  ownIncluded: boolean
  /** What was changed in `expected`, so that it can be taken back. */
  changes: Change[]
}

/** A finding and the cell it was read from. */
export interface Claim {
  finding: Finding
  candidate: Candidate
}

/**
 * The greedy cover: claim the strongest slice, explain it away, look again at what is left. The j-th claim must pass the
 * j-th step of Benjamini-Hochberg with what the earlier ones left of it. `tentative` claims need
 * not be big enough to act on; they only show where main effects are not to be trusted.
 */
export function claimFindings(covering: Covering, tentative = false): Claim[] {
  const claimed: Claim[] = []
  let open = covering.ranked
  while (claimed.length < MOST_FINDINGS) {
    const rank = claimed.length + 1
    open = open.filter(
      ({ candidate, score }) => score > 0 && (tentative ? isSuspect(candidate) : passesAt(rank, candidate)),
    )
    const best = strongest(open)
    if (!best) return claimed
    open = open.filter((entry) => entry !== best)
    if (!tentative && !bigEnough(best.candidate, covering)) continue
    if (!necessary(best.candidate, covering, claimed.length)) continue
    if (!tentative && !steady(best.candidate, covering, rank)) continue
    const q = Math.min(1, (Math.exp(best.candidate.logP) * best.candidate.tests) / rank)
    const finding = { ...findingOf(best.candidate, covering.leaves, q), claimed: true }
    claimed.push({ finding, candidate: best.candidate })
    settle(covering, best.candidate, claimed.length)
    for (const entry of open) lookAgain(entry, covering)
  }
  return claimed
}

const strongest = (open: readonly Ranked[]): Ranked | undefined =>
  open.reduce<Ranked | undefined>((a, b) => (a && a.score >= b.score ? a : b), undefined)

function bigEnough(candidate: Candidate, { direction }: Covering): boolean {
  const counted = countedOf(candidate)
  return worthActing(counted, ratioOf(counted), direction)
}

/** Still unlikely enough when its failures come in bursts; not asked where times are not known. */
function steady(candidate: Candidate, covering: Covering, rank: number): boolean {
  const { at } = covering
  if (!at) return true
  return passesAt(rank, { logP: logChanceInBursts(candidate, { ...covering, at }), tests: candidate.tests })
}

function necessary(candidate: Candidate, { cube, direction }: Covering, already: number): boolean {
  // Leaf evidence has chosen between a slice and its parents when it ranked the first; sums have not.
  if (candidate.rows && already === 0) return true
  return needsEveryPredicate(candidate, cube, direction)
}

function settle(covering: Covering, candidate: Candidate, finding: number): void {
  if (covering.ownIncluded && candidate.cuboid.dims.length === 1) return
  explainAway(covering.cube, { ...covering, rows: rowsOf(candidate, covering.leaves), finding })
}

function lookAgain(entry: Ranked, covering: Covering): void {
  entry.candidate.logP = logChance(countedOf(entry.candidate), covering.direction)
  entry.score = scoreOf(entry.candidate, covering)
}
