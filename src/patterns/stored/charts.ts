import { localTimeIn } from '../localTime.ts'
import { watchAll } from '../warning/charts.ts'
import { type Alarm, after, QUIET } from '../warning/cusum.ts'
import type { Watched } from '../warning/watch.ts'
import type { StoredHistory } from './readHistory.ts'

const DAY = 86_400
/** The last four weeks are watched ... */
const WATCHED_DAYS = 28
/** ... and compared with the eight before them, of which four must be known: what rose earlier is a finding by now. */
const LEARNT_DAYS = 56
const LEAST_TO_LEARN_FROM = 28 * DAY
const WATCHED_DIMENSIONS = ['team', 'product', 'component', 'channel', 'site']
/** More charts than these are watched and, where they speak, shown; the quiet rest is only counted. */
const MOST_SHOWN = 24

/** One day of a chart. */
export interface ChartDay {
  /** Epoch seconds of its first hour. */
  at: number
  failures: number
  expected: number
  /** The highest the chart's sum was that day. */
  sum: number
}

/** A chart as it is drawn. */
export interface Chart {
  /** Undefined for everything together. */
  dimension?: string
  value?: string
  threshold: number
  days: ChartDay[]
  alarms: Alarm[]
}

/** All charts of an organisation: those that are shown, how many are watched, and the budget they share. */
export interface Charts {
  shown: Chart[]
  watched: number
  falseAlarmsPerYear: number
}

/** Watches the last four weeks; undefined while there is too little past to know what is usual. */
export function chartsOf(
  { leaves, at }: StoredHistory,
  {
    timeZone,
    to,
    unusual,
  }: { timeZone: string; to: number; unusual: readonly { from: number; to: number }[] },
): Charts | undefined {
  const from = to - WATCHED_DAYS * DAY
  if (leaves.rows === 0 || earliest(at) > from - LEAST_TO_LEARN_FROM) return undefined
  const { charts, falseAlarmsPerYear } = watchAll({
    leaves,
    at,
    timeZone,
    dimensions: WATCHED_DIMENSIONS,
    from,
    unusual: [...unusual, { from: Number.NEGATIVE_INFINITY, to: from - LEARNT_DAYS * DAY }],
  })
  const days = dayOf(timeZone)
  const shown = [...charts].sort((a, b) => b.alarms.length - a.alarms.length).slice(0, MOST_SHOWN)
  return {
    shown: charts.filter((chart) => shown.includes(chart)).map((chart) => drawn(chart, days)),
    watched: charts.length,
    falseAlarmsPerYear: falseAlarmsPerYear * charts.length,
  }
}

function earliest(at: Float64Array): number {
  let first = Number.POSITIVE_INFINITY
  for (let row = 0; row < at.length; row++) first = Math.min(first, at[row]!)
  return first
}

/** The chart by day; its sum is followed hour by hour. */
function drawn(
  { dimension, value, threshold, rule, buckets, alarms }: Watched,
  dayOfHour: (at: number) => string,
): Chart {
  const days = new Map<string, ChartDay>()
  let state = QUIET
  for (const bucket of buckets) {
    state = after(state, bucket, rule)
    const day = days.getOrInsertComputed(dayOfHour(bucket.at), () => ({
      at: bucket.at,
      failures: 0,
      expected: 0,
      sum: 0,
    }))
    day.failures += bucket.failures
    day.expected += bucket.expected
    day.sum = Math.max(day.sum, state.sum)
    if (state.sum > threshold) state = QUIET
  }
  const named = dimension === undefined ? {} : { dimension, value: value! }
  return { ...named, threshold, days: [...days.values()].map(shortened), alarms }
}

const shortened = ({ at, failures, expected, sum }: ChartDay): ChartDay => ({
  at,
  failures,
  expected: Math.round(expected * 100) / 100,
  sum: Math.round(sum * 100) / 100,
})

function dayOf(timeZone: string): (at: number) => string {
  const local = localTimeIn(timeZone)
  const known = new Map<number, string>()
  // A day begins where the local hour is 0; counted from the hour itself, so that it is asked once an hour.
  return (at) => known.getOrInsertComputed(Math.floor(at / 3600), (hour) => String(hour - local(at).hour))
}
