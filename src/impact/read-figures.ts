import { SCALE_RULES, SCALES, type Scale } from '../language/score.ts'
import type { Tx } from '../platform/database/index.ts'
import { weightedMoments } from '../statistics/index.ts'
import { type ClockTally, countClock, emptyClock } from './clocks.ts'
import type { GivenLaw } from './expectation.ts'
import type { ClockName } from './impact-report.ts'
import { countPair, emptyPairs, type PairTable } from './pairs.ts'
import { type Period, spansOf } from './period.ts'
import { emptyRollup, type Rollup } from './rollup.ts'
import { type AssumptionRow, assumptionsOn } from './store/assumptions.ts'
import {
  type ClockCount,
  endedClocks,
  endedClocksOf,
  type Grouping,
  type PairCount,
  type Parts,
  runningClocks,
  type Scope,
  scoresGiven,
  teachingPairs,
  treatedPairs,
  treatedPairsOf,
} from './store/figures.ts'

/** Whose recovery is asked for, and when. */
export interface Asked {
  scope: Scope
  period: Period
  parts: Parts
  /** Undefined: the scale most of these pairs are on. */
  scale?: Scale | undefined
  groupings: readonly Grouping[]
  now: Temporal.Instant
}

/** What the figures are made of. */
export interface Figures {
  scale: Scale
  /** Pairs on each scale; figures of different scales are never mixed. */
  pairsByScale: Partial<Record<Scale, number>>
  rollup: Rollup
  clocks: Record<ClockName, ClockTally>
  law: Law
}

/** What is taken to happen anyway where the pairs teach too little. */
export interface Law {
  given: GivenLaw | undefined
  /** Ratings of everybody, which the mean is taken from unless somebody set it. */
  ratings: { n: number; mean: number }
  /** What somebody set, if anything. */
  set: AssumptionRow | undefined
}

// Nobody's ratings are older; a year is one row of the sums.
const FIRST_DAY = Temporal.PlainDate.from('1970-01-01')
/** Fewer ratings than this have no mean to assume. */
const FEWEST_FOR_A_MEAN = 30

/**
 * Reads what the figures of a period are made of, from the sums. Whose recovery is measured follows the caller and the
 * filters; what happens anyway is learnt from the whole organisation, from controls of the period and from everybody
 * without a case until its end.
 */
export async function readFigures(tx: Tx, asked: Asked): Promise<Figures> {
  const spans = spansOf(asked.period)
  const allAlong = spansOf({ from: FIRST_DAY, to: asked.period.to })
  const treated = await readTreated(tx, asked)
  const pairsByScale = sumsBy(treated.filter(({ dimension }) => dimension === 'all'))
  const scale = asked.scale ?? commonest(pairsByScale) ?? (await commonestScore(tx))
  const rollup = rollupOf(scale, treated)
  for (const [arm, over] of [['control', spans] as const, ['background', allAlong] as const])
    for (const row of await teachingPairs(tx, arm, over))
      if (row.scale === scale)
        countPair(rollup.whole, { arm, before: row.before, after: afterOf(row) }, row.n)
  return {
    scale,
    pairsByScale,
    rollup,
    clocks: await readClocks(tx, asked),
    law: await readLaw(tx, scale, allAlong),
  }
}

const isPart = ({ agent, cause, channel }: Parts): boolean => [agent, cause, channel].some((part) => part)

const readTreated = (tx: Tx, { scope, period, parts, groupings }: Asked): Promise<PairCount[]> =>
  isPart(parts)
    ? treatedPairsOf(tx, { scope, groupings, period, parts })
    : treatedPairs(tx, { scope, groupings, spans: spansOf(period) })

function sumsBy(counts: readonly Pick<PairCount, 'scale' | 'n'>[]): Partial<Record<Scale, number>> {
  const sums: Partial<Record<Scale, number>> = {}
  for (const { scale, n } of counts) sums[scale] = (sums[scale] ?? 0) + n
  return sums
}

const commonest = (sums: Partial<Record<Scale, number>>): Scale | undefined =>
  SCALES.filter((scale) => sums[scale]).sort((a, b) => (sums[b] ?? 0) - (sums[a] ?? 0))[0]

const commonestScore = async (tx: Tx): Promise<Scale> =>
  commonest(sumsBy(await scoresGiven(tx, spansOf({ from: FIRST_DAY, to: LAST_DAY })))) ?? 'stars5'

const LAST_DAY = Temporal.PlainDate.from('2199-12-31')

const afterOf = ({ after }: { after: number }): number | undefined => (after < 0 ? undefined : after)

const NOWHERE = '00000000-0000-0000-0000-000000000000'

function rollupOf(scale: Scale, counts: readonly PairCount[]): Rollup {
  const rollup = emptyRollup(scale)
  for (const count of counts) {
    if (count.scale !== scale) continue
    const add = (table: PairTable) =>
      countPair(table, { arm: 'treated', before: count.before, after: afterOf(count) }, count.n)
    const addTo = (groups: Map<string, PairTable>, group: string) =>
      add(groups.getOrInsertComputed(group, () => emptyPairs(scale)))
    if (count.dimension !== 'all') {
      addTo(rollup.groups[count.dimension], count.grp)
      continue
    }
    add(rollup.whole)
    if (count.site_id !== NOWHERE) addTo(rollup.groups.site, count.site_id)
    if (count.team_id !== NOWHERE) addTo(rollup.groups.team, count.team_id)
  }
  return rollup
}

async function readClocks(tx: Tx, asked: Asked): Promise<Record<ClockName, ClockTally>> {
  const { scope, period, parts } = asked
  const ended = isPart(parts)
    ? await endedClocksOf(tx, { scope, period, parts })
    : await endedClocks(tx, { scope, spans: spansOf(period) })
  return talliesOf([...ended, ...(await runningClocks(tx, asked))])
}

function talliesOf(counts: readonly ClockCount[]): Record<ClockName, ClockTally> {
  const tallies = {
    timeToAlert: emptyClock(),
    timeToAnswer: emptyClock(),
    timeToContact: emptyClock(),
    occurrenceToContact: emptyClock(),
  }
  for (const { clock, seconds, stopped, n } of counts) countClock(tallies[clock], { seconds, stopped }, n)
  return tallies
}

/** The organisation's own word first, then the mean of all its ratings with the assumed correlation. */
async function readLaw(tx: Tx, scale: Scale, spans: ReturnType<typeof spansOf>): Promise<Law> {
  const scores = (await scoresGiven(tx, spans)).filter((row) => row.scale === scale)
  const { n, mean } = weightedMoments(scores.map(({ score, n: count }) => ({ value: score, count })))
  const [set] = await assumptionsOn(tx, scale, 1)
  const known = set?.mean ?? (n >= FEWEST_FOR_A_MEAN ? mean : undefined)
  const { lowest, highest } = SCALE_RULES[scale]
  const within = known !== undefined && known >= lowest && known <= highest
  return {
    given: within ? { mean: known, retest: set?.retest ?? undefined } : undefined,
    ratings: { n, mean },
    set,
  }
}
