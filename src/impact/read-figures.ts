import { SCALE_RULES, SCALES, type Scale } from '../language/score.ts'
import type { Tx } from '../platform/database/index.ts'
import { weightedMoments } from '../statistics/index.ts'
import { type ClockTally, countClock, emptyClock } from './clocks.ts'
import type { GivenLaw } from './expectation.ts'
import type { ClockName } from './impact-report.ts'
import { countPair, emptyPairs } from './pairs.ts'
import { type Period, partsOf, type Span, spansOf } from './period.ts'
import { emptyRollup, type Rollup } from './rollup.ts'
import { type AssumptionRow, assumptionsOn } from './store/assumptions.ts'
import { type ClockCount, clocksOfCases, runningClocks, summedClocks } from './store/clocks.ts'
import {
  type Grouping,
  type PairCount,
  type Parts,
  pairsOfCases,
  type Scope,
  type ScoreCount,
  scoresGiven,
  summedPairs,
  summedTeaching,
  type Taught,
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
  const allAlong = spansOf({ from: FIRST_DAY, to: asked.period.to })
  const [treated, control, background, scores, clocks] = await Promise.all([
    readTreated(tx, asked),
    summedTeaching(tx, 'control', spansOf(asked.period)),
    summedTeaching(tx, 'background', allAlong),
    scoresGiven(tx, allAlong),
    readClocks(tx, asked),
  ])
  const pairsByScale = sumsBy(treated.filter(({ dimension }) => dimension === 'all'))
  const scale = asked.scale ?? commonest(pairsByScale) ?? commonest(sumsBy(scores)) ?? 'stars5'
  const rollup = rollupOf(scale, treated)
  teach(rollup, 'control', control)
  teach(rollup, 'background', background)
  return { scale, pairsByScale, rollup, clocks, law: await readLaw(tx, scale, scores) }
}

function teach({ scale, whole }: Rollup, arm: 'control' | 'background', taught: readonly Taught[]): void {
  for (const row of taught)
    if (row.scale === scale) countPair(whole, { arm, before: row.before, after: afterOf(row) }, row.n)
}

/** Sums are of the whole organisation: whoever sees less, or asks for less, is answered from the cases themselves. */
const asksForAll = ({ scope, parts }: Asked): boolean =>
  scope.all && !scope.sites && !scope.teams && !parts.agent && !parts.cause && !parts.channel

/** From sums where there are some, from rows where not. */
async function gathered<Row>(
  period: Period,
  { sums, days }: { sums: (spans: Span[]) => Promise<Row[]>; days: (period: Period) => Promise<Row[]> },
): Promise<Row[]> {
  const parts = partsOf(period)
  const found = await Promise.all([parts.sums.length > 0 ? sums(parts.sums) : [], ...parts.days.map(days)])
  return found.flat()
}

async function readTreated(tx: Tx, asked: Asked): Promise<PairCount[]> {
  if (!asksForAll(asked)) return pairsOfCases(tx, asked, asked.groupings)
  const groups = asked.groupings.filter((grouping) => grouping !== 'all')
  const [everybody, grouped] = await Promise.all([
    asked.groupings.includes('all') ? summedPairs(tx, spansOf(asked.period), ['all']) : [],
    gathered(asked.period, {
      sums: (spans) => summedPairs(tx, spans, groups),
      days: (period) => pairsOfCases(tx, { ...asked, period }, groups),
    }),
  ])
  return [...everybody, ...grouped]
}

function sumsBy(counts: readonly Pick<PairCount, 'scale' | 'n'>[]): Partial<Record<Scale, number>> {
  const sums: Partial<Record<Scale, number>> = {}
  for (const { scale, n } of counts) sums[scale] = (sums[scale] ?? 0) + n
  return sums
}

const commonest = (sums: Partial<Record<Scale, number>>): Scale | undefined =>
  SCALES.filter((scale) => sums[scale]).sort((a, b) => (sums[b] ?? 0) - (sums[a] ?? 0))[0]

const afterOf = ({ after }: { after: number }): number | undefined => (after < 0 ? undefined : after)

function rollupOf(scale: Scale, counts: readonly PairCount[]): Rollup {
  const rollup = emptyRollup(scale)
  for (const count of counts) {
    if (count.scale !== scale) continue
    const { dimension, grp, arm, before, n } = count
    const table =
      dimension === 'all'
        ? rollup.whole
        : rollup.groups[dimension].getOrInsertComputed(grp, () => emptyPairs(scale))
    countPair(table, { arm, before, after: afterOf(count) }, n)
  }
  return rollup
}

async function readClocks(tx: Tx, asked: Asked): Promise<Record<ClockName, ClockTally>> {
  const days = (period: Period) => clocksOfCases(tx, { ...asked, period })
  const [ended, running] = await Promise.all([
    asksForAll(asked)
      ? gathered(asked.period, { sums: (spans) => summedClocks(tx, spans), days })
      : days(asked.period),
    runningClocks(tx, asked),
  ])
  return talliesOf([...ended, ...running])
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
async function readLaw(tx: Tx, scale: Scale, given: readonly ScoreCount[]): Promise<Law> {
  const scores = given.filter((row) => row.scale === scale)
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
