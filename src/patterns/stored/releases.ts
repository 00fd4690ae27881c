import { adjustP, binomial, chanceFrom } from '../../statistics/index.ts'
import { type ReleaseEffect, releaseEffect } from '../explain/releases.ts'
import { RELEASE } from './placing.ts'
import type { StoredHistory } from './readHistory.ts'
import { factorOf, type Usual } from './withoutFactors.ts'

const DAY = 86_400
/** The weeks after the releases together must be beyond chance ... */
const CHANCE = 0.01
/** ... worse than nineteen of twenty calendars moved by whole weeks, so that a bad weekday is not blamed on releases ... */
const PLACEBO = 0.05
/** ... and large enough to act on at the cautious end. */
const LEAST_RATIO = 1.2

/** What the releases of a component do, where it can be claimed. */
export interface ComponentEffect extends ReleaseEffect {
  component: string
}

/** Components after whose releases failures rise; each needs two releases in the span. */
export function releaseEffects(
  usual: Usual,
  { at, releases, until }: StoredHistory,
  seed: number,
): ComponentEffect[] {
  const component = usual.leaves.dimensions.find(({ name }) => name === 'component')
  if (!component) return []
  const start = at.reduce((first, time) => Math.min(first, time), Number.POSITIVE_INFINITY)
  const days = Math.max(0, Math.ceil((until - start) / DAY))
  const effects = component.values.flatMap((value, code) => {
    const dates = (releases.get(value) ?? []).map((release) => release.at).filter((time) => time > start)
    if (dates.length < 2) return []
    const series = seriesOf(usual, { at, start, days, belongs: (row) => component.codes[row] === code })
    return [{ component: value, ...releaseEffect(series, dates, chanceFrom(seed)) }]
  })
  return claimed(effects)
}

/** Failures and failures due by day, without what the release itself is made responsible for. */
function seriesOf(
  usual: Usual,
  {
    at,
    start,
    days,
    belongs,
  }: { at: Float64Array; start: number; days: number; belongs(row: number): boolean },
) {
  const series = {
    at: Float64Array.from({ length: days }, (_, i) => start + i * DAY),
    failures: new Float64Array(days),
    expected: new Float64Array(days),
  }
  const own = factorOf(usual, [RELEASE, 'releasePhase'])
  for (let row = 0; row < usual.leaves.rows; row++) {
    if (!belongs(row)) continue
    const day = Math.min(days - 1, Math.floor((at[row]! - start) / DAY))
    series.failures[day]! += usual.leaves.failures[row]!
    series.expected[day]! += usual.effects.expected[row]! / own(row)
  }
  return series
}

function claimed(effects: readonly ComponentEffect[]): ComponentEffect[] {
  const chances = effects.map(({ weeks }) => {
    const [k, due] = weeks.reduce(([a, b], { failures, expected }) => [a + failures, b + expected], [0, 0])
    // The reference is four times as long as the week it is compared with.
    return k > 0 ? binomial.atLeast(k, { n: Math.round(k + 4 * due), p: 1 / 5 }) : 1
  })
  const adjusted = adjustP(chances, 'holm')
  return effects.filter(
    ({ pooled, p }, i) =>
      pooled !== undefined && pooled.low >= LEAST_RATIO && p <= PLACEBO && adjusted[i]! <= CHANCE,
  )
}
