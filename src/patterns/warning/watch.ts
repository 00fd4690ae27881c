import { overdispersion } from '../dispersion.ts'
import { fitMainEffects } from '../effects.ts'
import { type Leaves, total } from '../leaves.ts'
import { type Alarm, alarmsOf, type Bucket, type ChartRule } from './cusum.ts'
import { thresholdFor } from './threshold.ts'

/** A series to watch: the buckets of a team, a product, a component, a channel, a site or of everything. */
export interface Series {
  name: string
  /** What it is about; undefined for everything. */
  dimension?: string
  value?: string
  /** Local hour 0..23 and weekday 1..7 of each bucket, by the site's own zone. */
  hours: Uint16Array
  weekdays: Uint16Array
  /** Epoch seconds of each bucket. */
  at: Float64Array
  exposure: Float64Array
  failures: Float64Array
}

/** How to watch. */
export interface Watch {
  /** Buckets before this (epoch seconds) teach what is usual; those from it on are watched. */
  from: number
  /** Spans known to have been unusual; they teach nothing. */
  unusual: readonly { from: number; to: number }[]
  /** The rise that matters: 1.5 for the total, 2 for a part. */
  ratio: number
  falseAlarmsPerYear: number
}

/** One organisation bears so many false alarms a year, on all its charts together: one a month. */
export const FALSE_ALARMS_PER_YEAR = 12

/** Each chart's share of the organisation's false alarms. */
export const shareOfFalseAlarms = (charts: number): number =>
  FALSE_ALARMS_PER_YEAR / Math.max(charts, FALSE_ALARMS_PER_YEAR * 2)

// The threshold is computed for even volume. By day and night, and with what is usual itself learnt, charts spoke .54 to .62
// times a year where .5 was meant (50 failures a day, 60 series a line).
const UNEVEN = 0.8

const YEAR = 365.25 * 86_400

/** What a chart says about its series. */
export interface Watched {
  name: string
  dimension?: string
  value?: string
  alarms: Alarm[]
  buckets: Bucket[]
  threshold: number
  rule: ChartRule
}

/** Learns what is usual from the past, and watches the rest. */
export function watch(series: Series, { from, unusual, ratio, falseAlarmsPerYear }: Watch): Watched {
  const learnt = learn(series, (at) => at < from && !unusual.some((span) => at >= span.from && at < span.to))
  const buckets: Bucket[] = []
  for (let i = 0; i < series.at.length; i++)
    if (series.at[i]! >= from && learnt.expected[i]! > 0)
      buckets.push({ at: series.at[i]!, failures: series.failures[i]!, expected: learnt.expected[i]! })
  const perBucket = buckets.reduce((sum, { expected }) => sum + expected, 0) / Math.max(buckets.length, 1)
  const seconds = Math.max(1, (series.at.at(-1) ?? from) - from)
  const rule = { ratio, spread: learnt.spread }
  const bucketsPerYear = (buckets.length * YEAR) / seconds
  const threshold =
    perBucket > 0
      ? thresholdFor({ ...rule, perBucket, bucketsPerYear, falseAlarmsPerYear: UNEVEN * falseAlarmsPerYear })
      : Number.POSITIVE_INFINITY
  const chart = { ...rule, threshold }
  const { name, dimension, value } = series
  const about = dimension === undefined || value === undefined ? {} : { dimension, value }
  return { name, ...about, alarms: alarmsOf(buckets, chart), buckets, threshold, rule: chart }
}

/** Failures due in every bucket by volume, hour and weekday, and how much they spread beyond chance. */
function learn(series: Series, teaches: (at: number) => boolean): { expected: Float64Array; spread: number } {
  const weight = series.at.map((at) => (teaches(at) ? 1 : 0))
  const past: Leaves = {
    rows: series.at.length,
    dimensions: [
      { name: 'hour', values: numbered(24), codes: series.hours },
      { name: 'weekday', values: numbered(8), codes: series.weekdays },
    ],
    failures: series.failures.map((k, i) => k * weight[i]!),
    exposure: series.exposure.map((n, i) => n * weight[i]!),
  }
  const { factors, rate, expected: due } = fitMainEffects(past)
  // What is usual is known only as well as the past is long: one standard error is granted.
  const granted = 1 + 1 / Math.sqrt(total(past.failures) + 1)
  const [byHour, byWeekday] = factors
  const expected = series.exposure.map(
    (n, i) => n * rate * granted * byHour![series.hours[i]!]! * byWeekday![series.weekdays[i]!]!,
  )
  return { expected, spread: overdispersion({ failures: past.failures, expected: due }) }
}

const numbered = (count: number): string[] => Array.from({ length: count }, (_, i) => String(i))
