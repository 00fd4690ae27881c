import { type Chance, chanceFrom } from '../../statistics/index.ts'
import { poissonCount } from '../planted/draws.ts'
import { type Series, watch } from '../warning/watch.ts'

const HOUR = 3600
const DAY = 24 * HOUR
const WEEK = 7 * DAY
/** Three years teach, one is watched: what Farrington's method asks for. */
const WEEKS = 215
const TAUGHT = 163 * WEEK
/** Contacts by hour of the day: none at night, most before noon. */
const BY_HOUR = Array.from({ length: 24 }, (_, h) =>
  h < 8 || h > 20 ? 0 : 1 + 0.5 * Math.sin((Math.PI * (h - 8)) / 12),
)
const BY_WEEKDAY = [1.1, 1.1, 1.1, 1.1, 1.1, 0.9, 0.6]

/** What one kind of series showed. */
export interface WarningScore {
  perDay: number
  /** 1: nothing happens, else how many times as often from the onset on. */
  rise: number
  series: number
  falseAlarmsPerYear: number
  /** Mean days from the onset to the alarm; undefined where nothing rises. */
  daysToAlarm: number | undefined
  /** Share of the series in which the rise was told within the year. */
  told: number
}

/** A made series with the second its rise begins. */
export interface MadeSeries {
  series: Series
  onset: number
}

/** Four years of hours with so many failures a day, rising from an onset in the middle of the fourth. */
export function makeSeries(chance: Chance, perDay: number, rise: number): MadeSeries {
  const hours = WEEKS * 7 * 24
  const at = Float64Array.from({ length: hours }, (_, i) => i * HOUR)
  const onset = TAUGHT + (10 + chance.below(30)) * WEEK + chance.below(7) * DAY + 8 * HOUR
  const shape = at.map((t) => BY_HOUR[(t / HOUR) % 24]! * BY_WEEKDAY[Math.floor(t / DAY) % 7]!)
  const scale = (perDay * 7) / shape.subarray(0, 7 * 24).reduce((a, b) => a + b, 0)
  const series = {
    name: 'made',
    at,
    hours: Uint16Array.from(at, (t) => (t / HOUR) % 24),
    weekdays: Uint16Array.from(at, (t) => 1 + (Math.floor(t / DAY) % 7)),
    exposure: shape.map((s) => 30 * s),
    failures: Float64Array.from(at, (t, i) =>
      poissonCount(chance, shape[i]! * scale * (rise > 1 && t >= onset ? rise : 1)),
    ),
  }
  return { series, onset }
}

/** Watches many made series and measures false alarms and delays. */
export function scoreWarnings(plan: {
  seed: number
  series: number
  perDay: number
  rise: number
}): WarningScore {
  const chance = chanceFrom(plan.seed)
  for (let i = 0; i < 100; i++) chance.uniform()
  let falseAlarms = 0
  let quietYears = 0
  const delays: number[] = []
  for (let i = 0; i < plan.series; i++) {
    const { series, onset } = makeSeries(chance, plan.perDay, plan.rise)
    const { alarms } = watch(series, { from: TAUGHT, unusual: [], ratio: 2, falseAlarmsPerYear: 0.5 })
    const end = plan.rise > 1 ? onset : WEEKS * WEEK
    falseAlarms += alarms.filter(({ at }) => at < end).length
    quietYears += (end - TAUGHT) / (365.25 * DAY)
    const first = alarms.find(({ at }) => plan.rise > 1 && at >= onset)
    if (first) delays.push((first.at + HOUR - onset) / DAY)
  }
  return {
    perDay: plan.perDay,
    rise: plan.rise,
    series: plan.series,
    falseAlarmsPerYear: falseAlarms / quietYears,
    daysToAlarm: delays.length > 0 ? delays.reduce((a, b) => a + b, 0) / delays.length : undefined,
    told: plan.rise > 1 ? delays.length / plan.series : 0,
  }
}

/** The same series in weekly sums, one line a week: series, week, count, week of the onset. For R. */
export function weeklyLines(plan: { seed: number; series: number; perDay: number; rise: number }): string[] {
  const chance = chanceFrom(plan.seed)
  for (let i = 0; i < 100; i++) chance.uniform()
  const lines: string[] = []
  for (let i = 0; i < plan.series; i++) {
    const { series, onset } = makeSeries(chance, plan.perDay, plan.rise)
    const weeks = new Float64Array(WEEKS)
    series.at.forEach((t, row) => {
      weeks[Math.floor(t / WEEK)]! += series.failures[row]!
    })
    const name = `${plan.perDay}/${plan.rise}/${i}`
    weeks.forEach((count, week) => {
      lines.push(
        `${name},${plan.perDay},${plan.rise},${week},${count},${plan.rise > 1 ? onset / WEEK : WEEKS}`,
      )
    })
  }
  return lines
}
