import { type MeanTest, oneSampleT, weightedMoments } from '../statistics/index.ts'
import { type Expectation, type ExpectationMethod, expectationFor, type GivenLaw } from './expectation.ts'
import {
  type AnsweredCell,
  answeredCells,
  countOf,
  ENOUGH_CONTROLS,
  netOfControls,
  netOfExpectation,
} from './net.ts'
import { cellsIn, type PairTable } from './pairs.ts'
import { recoveredAnyway, type Teachers } from './recovered-anyway.ts'
import { type RecoveryRate, recoveryRateOf, type ShownRate } from './recovery-rate.ts'

/** Below this many answered pairs no verdict is given. */
export const FEWEST_FOR_A_VERDICT = 30

/** What a figure was compared with; "none" when there was nothing to compare with. */
export type Method = 'controls' | ExpectationMethod | 'none'

/** What the interval says, and nothing more. */
export type Verdict = 'effect' | 'no effect shown' | 'harm' | 'too little data'

/** What recovery did, in points of the scale. The public object of `impact table` and of GET /api/v1/impact. */
export interface Impact {
  /** Answered pairs of treated people; every mean below is over these. */
  pairs: number
  method: Method
  /** Mean first rating of these pairs; null without a pair. */
  meanBefore: number | null
  /** Observed change, after less before; null without a pair, without ends below two. */
  change: { mean: number; low: number | null; high: number | null } | null
  /** The change that was to be expected anyway; null when unknown. */
  expectedWithoutRecovery: number | null
  /** Observed less expected, with the two-sided p of "nothing"; null when there is nothing to compare with. */
  net: { mean: number; low: number; high: number; p: number } | null
  recoveryRate: RecoveryRate
  /** Share of the answered who would count as recovered anyway: the twin of `responders`; null when unknown. */
  recoveredAnyway: ShownRate | null
  verdict: Verdict
  /** What the comparison rests on. */
  basis: {
    controls: number
    background: number
    mean: number | null
    retest: number | null
    assumed: string[]
  }
}

/** Measures the recovery in a table of rating pairs. `given` is used only where too little could be learnt. */
export function measureImpact(table: PairTable, given?: GivenLaw): Impact {
  const eligible = cellsIn(table, 'treated')
  const treated = answeredCells(eligible)
  const pairs = countOf(treated)
  const { method, net, expectation } = compare(table, treated, given)
  const change = changeOf(treated)
  return {
    pairs,
    method,
    meanBefore: pairs === 0 ? null : beforeMean(treated),
    change,
    expectedWithoutRecovery: change && net ? change.mean - net.mean : null,
    net: net ? { mean: net.mean, low: net.low, high: net.high, p: net.p } : null,
    recoveryRate: recoveryRateOf(table.scale, eligible),
    recoveredAnyway: recoveredAnyway(table.scale, treated, teachersOf(table, method)),
    verdict: verdictOf(pairs, net),
    basis: {
      controls: countOf(answeredCells(cellsIn(table, 'control'))),
      background: countOf(answeredCells(cellsIn(table, 'background'))),
      mean: expectation?.mean ?? null,
      retest: expectation?.retest ?? null,
      assumed: method === 'given mean, assumed retest' ? ['retest'] : [],
    },
  }
}

interface Comparison {
  method: Method
  net: MeanTest | undefined
  expectation: Expectation | undefined
}

/** Controls where there are enough, else what is expected anyway, else nothing. */
function compare(
  table: PairTable,
  treated: readonly AnsweredCell[],
  given: GivenLaw | undefined,
): Comparison {
  const controls = answeredCells(cellsIn(table, 'control'))
  if (countOf(controls) >= ENOUGH_CONTROLS)
    return { method: 'controls', net: netOfControls(treated, controls), expectation: undefined }
  const befores = [...new Set(treated.map((c) => c.before))]
  const expectation = expectationFor(answeredCells(cellsIn(table, 'background')), befores, given)
  if (expectation === undefined) return { method: 'none', net: undefined, expectation }
  return { method: expectation.method, net: netOfExpectation(treated, expectation), expectation }
}

/** Whoever the net figure was compared with also says how many recover by themselves. */
const teachersOf = (table: PairTable, method: Method): Teachers =>
  method === 'controls'
    ? { cells: answeredCells(cellsIn(table, 'control')), nearest: true }
    : { cells: answeredCells(cellsIn(table, 'background')), nearest: false }

const beforeMean = (treated: readonly AnsweredCell[]): number =>
  weightedMoments(treated.map((c) => ({ value: c.before, count: c.count }))).mean

function changeOf(treated: readonly AnsweredCell[]): Impact['change'] {
  const moments = weightedMoments(treated.map((c) => ({ value: c.after - c.before, count: c.count })))
  if (moments.n === 0) return null
  const test = oneSampleT(moments)
  return { mean: moments.mean, low: test?.low ?? null, high: test?.high ?? null }
}

/** Only an interval that leaves zero out claims anything. */
function verdictOf(pairs: number, net: MeanTest | undefined): Verdict {
  if (pairs < FEWEST_FOR_A_VERDICT) return 'too little data'
  if (net === undefined) return 'no effect shown'
  if (net.low > 0) return 'effect'
  return net.high < 0 ? 'harm' : 'no effect shown'
}
