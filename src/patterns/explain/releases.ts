import { binomial, type Chance, type PooledResult, poolStudies } from '../../statistics/index.ts'

const DAY = 86_400
const WEEK = 7 * DAY
/** A release shows in its first week; the four weeks before it, without other releases' first weeks, are the reference. */
const AFTER = WEEK
const BEFORE = 4 * WEEK
/** Placebo calendars, each shifted by whole weeks. */
const PLACEBOS = 999

/** Failures and expected failures of a component, by hour or day. */
export interface ComponentSeries {
  /** Epoch seconds, ascending. */
  at: Float64Array
  failures: Float64Array
  expected: Float64Array
}

/** What the week after one release showed. */
export interface ReleaseWeek {
  /** Epoch seconds of the release. */
  release: number
  failures: number
  expected: number
  ratio: number
  /** One-sided: so many or more of both periods' failures after the release, by chance (conditional binomial). */
  p: number
}

/** What a component's releases do. */
export interface ReleaseEffect {
  weeks: ReleaseWeek[]
  /** How many of the releases were followed by more failures than were due. */
  up: number
  /** Random-effects mean of ln ratio; undefined below two releases. */
  pooled: { ratio: number; low: number; high: number; i2: number } | undefined
  /** Share of placebo calendars (all releases moved by the same whole weeks) at least as bad: weekdays cannot do this. */
  p: number
}

/** Compares the week after each release with the time before it, and the calendar with moved calendars. */
export function releaseEffect(
  series: ComponentSeries,
  releases: readonly number[],
  chance: Chance,
): ReleaseEffect {
  const cumulative = cumulate(series)
  const weeks = weeksOf(cumulative, releases)
  const observed = weightedRise(weeks)
  const span = (series.at.at(-1) ?? 0) - (series.at[0] ?? 0) + DAY
  const moves = Math.max(2, Math.floor(span / WEEK))
  let asBad = 1
  for (let round = 0; round < PLACEBOS; round++) {
    const moved = moveAll(releases, {
      by: WEEK * (1 + chance.below(moves - 1)),
      from: series.at[0] ?? 0,
      span: moves * WEEK,
    })
    if (weightedRise(weeksOf(cumulative, moved)) >= observed) asBad++
  }
  const up = weeks.filter(({ ratio }) => ratio > 1).length
  return { weeks, up, pooled: pool(weeks), p: asBad / (PLACEBOS + 1) }
}

/** The calendar turned round: what leaves at the end comes back at the beginning, on the same weekday and hour. */
function moveAll(
  releases: readonly number[],
  { by, from, span }: { by: number; from: number; span: number },
): number[] {
  return releases
    .map((release) => from + ((((release - from + by) % span) + span) % span))
    .sort((a, b) => a - b)
}

interface Cumulative {
  at: Float64Array
  failures: Float64Array
  expected: Float64Array
}

function cumulate({ at, failures, expected }: ComponentSeries): Cumulative {
  const up = (column: Float64Array): Float64Array => {
    const sums = new Float64Array(column.length + 1)
    for (let i = 0; i < column.length; i++) sums[i + 1] = sums[i]! + column[i]!
    return sums
  }
  return { at, failures: up(failures), expected: up(expected) }
}

function between({ at, failures, expected }: Cumulative, from: number, to: number): { k: number; e: number } {
  const [a, b] = [countBefore(at, from), countBefore(at, to)]
  return { k: failures[b]! - failures[a]!, e: expected[b]! - expected[a]! }
}

function countBefore(at: Float64Array, time: number): number {
  let [low, high] = [0, at.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (at[middle]! < time) low = middle + 1
    else high = middle
  }
  return low
}

function weeksOf(series: Cumulative, releases: readonly number[]): ReleaseWeek[] {
  return releases.flatMap((release) => {
    const after = between(series, release, release + AFTER)
    const before = beforeRelease(series, release, releases)
    if (after.e < 0.5 || before.e < 0.5) return []
    const expected = (after.e * (before.k + 0.5)) / (before.e + 0.5)
    const share = after.e / (after.e + before.e)
    const p = binomial.atLeast(after.k, { n: after.k + before.k, p: share })
    return [{ release, failures: after.k, expected, ratio: (after.k + 0.5) / (expected + 0.5), p }]
  })
}

/** The four weeks before a release, without what follows an earlier one. */
function beforeRelease(
  series: Cumulative,
  release: number,
  releases: readonly number[],
): { k: number; e: number } {
  const whole = between(series, release - BEFORE, release)
  for (const other of releases) {
    if (other >= release || other + AFTER <= release - BEFORE) continue
    const part = between(series, Math.max(other, release - BEFORE), Math.min(other + AFTER, release))
    whole.k -= part.k
    whole.e -= part.e
  }
  return whole
}

const varianceOf = ({ failures, expected }: ReleaseWeek): number =>
  1 / (failures + 0.5) + 1 / (expected + 0.5)

/** The mean ln ratio by precision: what the placebo calendars are ranked by. */
function weightedRise(weeks: readonly ReleaseWeek[]): number {
  let [sum, weights] = [0, 0]
  for (const week of weeks) {
    sum += Math.log(week.ratio) / varianceOf(week)
    weights += 1 / varianceOf(week)
  }
  return weights > 0 ? sum / weights : 0
}

function pool(weeks: readonly ReleaseWeek[]): ReleaseEffect['pooled'] {
  const pooled: PooledResult | undefined = poolStudies(
    weeks.map((week) => ({ estimate: Math.log(week.ratio), variance: varianceOf(week) })),
  )
  if (!pooled) return undefined
  const { mean, low, high, i2 } = pooled
  return { ratio: Math.exp(mean), low: Math.exp(low), high: Math.exp(high), i2 }
}
