import { SCALE_RULES, type Scale } from '../language/score.ts'
import type { Estimate } from '../statistics/index.ts'
import { type AnywayPoint, anywayLine, type BeforeRow, beforeRows } from './before-rows.ts'
import type { GivenLaw } from './expectation.ts'
import { type GroupImpact, measureGroups } from './groups.ts'
import { headlineOf, type Sentence } from './headline.ts'
import { type Impact, type Method, measureImpact } from './measure.ts'
import { answeredCells, countOf } from './net.ts'
import { cellsIn, type PairTable } from './pairs.ts'
import { FEWEST_FOR_A_SHARE, type ShownRate } from './recovery-rate.ts'

/** Which rows a figure counts, so that a reader can open them. */
export interface RowsBehind {
  answered?: boolean
  recovered?: boolean
}

/** A share that can be drawn: percentages are simply absent below ten people. */
export interface ShareFigure {
  n: number
  shown: { rate: number; low: number; high: number } | undefined
  /** Key of the sentence that defines it. */
  definition: string
  rows: RowsBehind
}

/** The rise in ratings never comes without what would have come anyway. */
export type UpliftFigure =
  | {
      shown: true
      pairs: number
      change: { mean: number; low: number | null; high: number | null }
      expected: number
      net: Estimate & { p: number }
      method: Method
      /** Names of what was assumed and not measured ("retest"). */
      assumed: string[]
      /** "4 times": mean after / mean before; only on scales that start at one, only beside the net figure. */
      ratio: number | undefined
      points: BeforeRow[]
      /** The regression line of the picture, and how many gave each first rating. */
      line: (AnywayPoint & { n: number })[]
      definition: string
    }
  | { shown: false; pairs: number; why: 'headline.nothingToCompare' | 'headline.tooLittleData' }

/** One line of the by-site plot: the pulled rate, drawable from ten people on. */
export interface GroupLine {
  group: string
  rate: ShareFigure
  net: Estimate | undefined
}

/** Everything the impact page draws. There is no field for a figure that must not be shown. */
export interface ImpactView {
  scale: Scale
  finding: Sentence
  assumption: Sentence | undefined
  /** What the comparison rests on: people not followed up, people without a case, what was assumed. */
  basis: Impact['basis']
  uplift: UpliftFigure
  recovered: {
    /** Intention to treat: all who were let down, the silent counted as lost. */
    headline: ShareFigure
    responders: ShareFigure
    /** Share of the answered who would have recovered by themselves; absent when unknown. */
    anyway: ShareFigure | undefined
    coverage: number | undefined
    bounds: { low: number; high: number } | undefined
  }
  groups: GroupLine[]
}

/** The page's figures from the roll-ups of one period. */
export function impactView(
  table: PairTable,
  groups: ReadonlyMap<string, PairTable>,
  given?: GivenLaw,
): ImpactView {
  const impact = measureImpact(table, given)
  const { recoveryRate: rate } = impact
  const { low, high } = rate.bounds
  return {
    scale: table.scale,
    ...headlineOf(impact),
    basis: impact.basis,
    uplift: upliftOf(impact, table, given),
    recovered: {
      headline: shareOf(rate.intentionToTreat, 'definition.intentionToTreat', {}),
      responders: shareOf(rate.responders, 'definition.responders', { answered: true }),
      anyway: impact.recoveredAnyway
        ? shareOf(impact.recoveredAnyway, 'definition.recoveredAnyway', {})
        : undefined,
      coverage: rate.coverage ?? undefined,
      bounds: low === null || high === null ? undefined : { low, high },
    },
    groups: measureGroups(groups, { given, teachers: table }).map(lineOf),
  }
}

function upliftOf(impact: Impact, table: PairTable, given: GivenLaw | undefined): UpliftFigure {
  const { pairs, change, expectedWithoutRecovery: expected, net, method } = impact
  if (pairs < FEWEST_FOR_A_SHARE) return { shown: false, pairs, why: 'headline.tooLittleData' }
  if (change === null || expected === null || net === null)
    return { shown: false, pairs, why: 'headline.nothingToCompare' }
  return {
    shown: true,
    pairs,
    change,
    expected,
    net,
    method,
    assumed: impact.basis.assumed,
    ratio: ratioOf(table.scale, impact),
    points: beforeRows(table, given),
    line: anywayLine(table, given).map((point) => ({ ...point, n: answeredFrom(table, point.before) })),
    definition: 'definition.net',
  }
}

const answeredFrom = (table: PairTable, before: number): number =>
  countOf(answeredCells(cellsIn(table, 'treated')).filter((cell) => cell.before === before))

/** Zero on a scale that starts at zero is an answer, not nothing: a ratio would mean nothing. */
function ratioOf(scale: Scale, { meanBefore, change }: Impact): number | undefined {
  if (SCALE_RULES[scale].lowest < 1 || meanBefore === null || change === null) return undefined
  return (meanBefore + change.mean) / meanBefore
}

function shareOf({ rate, low, high, n }: ShownRate, definition: string, rows: RowsBehind): ShareFigure {
  const shown = rate === null || low === null || high === null ? undefined : { rate, low, high }
  return { n, shown, definition, rows }
}

function lineOf({ group, recoveryRate, shrunkRate, shrunkNet }: GroupImpact): GroupLine {
  const shown = shrunkRate ? { rate: shrunkRate.mean, low: shrunkRate.low, high: shrunkRate.high } : undefined
  const n = recoveryRate.intentionToTreat.n
  return {
    group,
    rate: { n, shown, definition: 'definition.shrunkRate', rows: {} },
    net: shrunkNet ?? undefined,
  }
}
