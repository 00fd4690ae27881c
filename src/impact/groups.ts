import {
  type Estimate,
  LEVEL,
  normal,
  shrinkMeans,
  shrinkRates,
  weightedMoments,
} from '../statistics/index.ts'
import { type Expectation, expectationFor, type GivenLaw } from './expectation.ts'
import { answeredCells, countOf, ENOUGH_CONTROLS, mixOf } from './net.ts'
import { cellsIn, emptyPairs, isWonBack, mergePairs, type PairTable } from './pairs.ts'
import { FEWEST_FOR_A_SHARE, type RecoveryRate, recoveryRateOf } from './recovery-rate.ts'

/** One site, team, agent, cause, channel or customer. */
export interface GroupImpact {
  group: string
  /** Answered pairs of treated people. */
  pairs: number
  recoveryRate: RecoveryRate
  /**
   * Recovered among all eligible, pulled towards the mean of all groups by as much as n leaves open; null when n < 10.
   * This is the one to draw and to compare: raw rates of small groups swing by chance.
   */
  shrunkRate: Estimate | null
  /** Rating points beyond what was expected, pulled likewise; null below ten pairs or with nothing to compare with. */
  shrunkNet: Estimate | null
}

/**
 * Recovery by group. What would have happened anyway is learnt once, from all groups together: a site of thirty
 * cases cannot teach its own regression to the mean. `teachers` when the groups do not hold them (people without a case
 * belong to no site). Nobody is ranked here; intervals that overlap say nothing.
 */
export function measureGroups(
  groups: ReadonlyMap<string, PairTable>,
  { given, teachers }: { given?: GivenLaw | undefined; teachers?: PairTable | undefined } = {},
): GroupImpact[] {
  // By name, so that the same counts give the same digits in whatever order they came.
  const named = [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
  const first = named[0]
  if (first === undefined) return []
  const whole = named.reduce((sum, [, table]) => mergePairs(sum, table), emptyPairs(first[1].scale))
  const befores = [...new Set(answeredCells(cellsIn(whole, 'treated')).map((c) => c.before))]
  const expectation = expectationOf(teachers ?? whole, befores, given)
  const rates = shrinkRates(named.map(([, table]) => recoveredOf(table)))
  const nets = netsOf(named, expectation)
  return named.map(([group, table], i) => {
    const eligible = cellsIn(table, 'treated')
    const enough = countOf(eligible) >= FEWEST_FOR_A_SHARE
    return {
      group,
      pairs: countOf(answeredCells(eligible)),
      recoveryRate: recoveryRateOf(table.scale, eligible),
      shrunkRate: enough ? (rates[i] as Estimate) : null,
      shrunkNet: nets.get(group) ?? null,
    }
  })
}

/** From the controls where there are enough, as for the whole; else from the background, else as given. */
function expectationOf(
  whole: PairTable,
  befores: number[],
  given: GivenLaw | undefined,
): Expectation | undefined {
  const controls = answeredCells(cellsIn(whole, 'control'))
  const teachers =
    countOf(controls) >= ENOUGH_CONTROLS ? controls : answeredCells(cellsIn(whole, 'background'))
  return expectationFor(teachers, befores, given)
}

const recoveredOf = (table: PairTable): { k: number; n: number } => {
  const eligible = cellsIn(table, 'treated')
  const recovered = answeredCells(eligible).filter((c) => isWonBack(table.scale, c))
  return { k: countOf(recovered), n: countOf(eligible) }
}

/** Pulled net changes of the groups with ten pairs or more, by name. */
function netsOf(
  named: readonly (readonly [string, PairTable])[],
  expectation: Expectation | undefined,
): Map<string, Estimate> {
  if (expectation === undefined) return new Map()
  const groups = named
    .map(([group, table]) => residualsOf(group, table, expectation))
    .filter(({ moments }) => moments.n >= FEWEST_FOR_A_SHARE)
  const degrees = groups.reduce((sum, { moments }) => sum + moments.n - 1, 0)
  // One spread for all groups: ten equal answers must not look like certainty.
  const variance = groups.reduce((sum, { moments: m }) => sum + m.variance * (m.n - 1), 0) / degrees
  const pulled = shrinkMeans(
    groups.map(({ moments: m }) => ({ mean: m.mean, standardError: Math.sqrt(variance / m.n) })),
  )
  return new Map(groups.map(({ group, learnt }, i) => [group, widened(pulled[i] as Estimate, learnt)]))
}

function residualsOf(group: string, table: PairTable, expectation: Expectation) {
  const treated = answeredCells(cellsIn(table, 'treated'))
  const moments = weightedMoments(
    treated.map((c) => ({ value: c.after - expectation.next(c.before), count: c.count })),
  )
  const learnt = expectation.learnt(mixOf(treated)).reduce((sum, part) => sum + part.variance, 0)
  return { group, moments, learnt }
}

/** The same error of the expectation lies in every group's figure, so pulling them together cannot shrink it. */
function widened({ mean, low, high }: Estimate, learnt: number): Estimate {
  const common = normal.upperQuantile((1 - LEVEL) / 2) * Math.sqrt(learnt)
  return { mean, low: mean - Math.hypot(mean - low, common), high: mean + Math.hypot(high - mean, common) }
}
