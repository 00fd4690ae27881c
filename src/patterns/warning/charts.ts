import { type Leaves, total } from '../leaves.ts'
import { localTimeIn } from '../localTime.ts'
import { FALSE_ALARMS_PER_YEAR, type Series, shareOfFalseAlarms, type Watched, watch } from './watch.ts'

const HOUR = 3600
/** More charts would make each so patient that it warns late; the busiest are watched. */
const MOST_CHARTS = 200
/** A part matters when its failures double, the whole already when they rise by half. */
const RISE = { part: 2, whole: 1.5 }

/** What an organisation watches. */
export interface Watching {
  leaves: Leaves
  /** Epoch seconds of each interaction. */
  at: Float64Array
  timeZone: string
  /** Names of the dimensions that get a chart a value: team, product, component, channel, site. */
  dimensions: readonly string[]
  /** What happened before this teaches; what happens from it on is watched. */
  from: number
  unusual: readonly { from: number; to: number }[]
}

/** All charts of an organisation, within its one budget of false alarms. The first is the whole. */
export function watchAll(watching: Watching): { charts: Watched[]; falseAlarmsPerYear: number } {
  const hours = hoursOf(watching)
  const whole = emptySeries(hours, { name: 'everything' })
  addRows(watching, hours, () => whole)
  const parts = partsOf(watching, hours).slice(0, MOST_CHARTS - 1)
  const falseAlarmsPerYear = shareOfFalseAlarms(parts.length + 1)
  const common = { from: watching.from, unusual: watching.unusual, falseAlarmsPerYear }
  const charts = [
    watch(whole, { ...common, ratio: RISE.whole }),
    ...parts.map((part) => watch(part, { ...common, ratio: RISE.part })),
  ]
  return { charts, falseAlarmsPerYear }
}

/** What the budget of an organisation comes to, in false alarms a year, however many charts it has. */
export const budgetOf = (charts: number): number =>
  Math.min(FALSE_ALARMS_PER_YEAR, charts * shareOfFalseAlarms(charts))

interface Hours {
  first: number
  count: number
  at: Float64Array
  hours: Uint16Array
  weekdays: Uint16Array
}

function hoursOf({ at, timeZone }: Watching): Hours {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let row = 0; row < at.length; row++) {
    first = Math.min(first, Math.floor(at[row]! / HOUR))
    last = Math.max(last, Math.floor(at[row]! / HOUR))
  }
  const count = Number.isFinite(first) ? last - first + 1 : 0
  const starts = Float64Array.from({ length: count }, (_, i) => (first + i) * HOUR)
  const local = localTimeIn(timeZone)
  return {
    first,
    count,
    at: starts,
    hours: Uint16Array.from(starts, (t) => local(t).hour),
    weekdays: Uint16Array.from(starts, (t) => local(t).weekday),
  }
}

/** A series for each value of the watched dimensions, the busiest first; one pass over the rows for each dimension. */
function partsOf(watching: Watching, hours: Hours): Series[] {
  const parts = watching.leaves.dimensions
    .filter(({ name }) => watching.dimensions.includes(name))
    .flatMap(({ name, values, codes }) => {
      const series = values.map((value) =>
        emptySeries(hours, { name: `${name}: ${value}`, dimension: name, value }),
      )
      addRows(watching, hours, (row) => series[codes[row]!]!)
      return series.filter(({ value }) => value !== '')
    })
  return parts
    .map((series) => ({ series, volume: total(series.exposure) }))
    .sort((a, b) => b.volume - a.volume)
    .map(({ series }) => series)
}

const emptySeries = (
  { at, hours, weekdays, count }: Hours,
  about: Pick<Series, 'name' | 'dimension' | 'value'>,
): Series => ({
  ...about,
  at,
  hours,
  weekdays,
  exposure: new Float64Array(count),
  failures: new Float64Array(count),
})

function addRows({ leaves, at }: Watching, { first }: Hours, seriesOf: (row: number) => Series): void {
  for (let row = 0; row < leaves.rows; row++) {
    const { exposure, failures } = seriesOf(row)
    const hour = Math.floor(at[row]! / HOUR) - first
    exposure[hour]! += leaves.exposure[row]!
    failures[hour]! += leaves.failures[row]!
  }
}
