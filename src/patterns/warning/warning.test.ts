import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chanceFrom } from '../../statistics/index.ts'
import { poissonCount } from '../planted/draws.ts'
import { alarmsOf, type Bucket, surprise } from './cusum.ts'
import { bucketsUntilAlarm, thresholdFor } from './threshold.ts'
import { type Series, watch } from './watch.ts'

const HOUR = 3600
const DAY = 86_400

const hourly = (counts: number[], expected: number): Bucket[] =>
  counts.map((failures, hour) => ({ at: hour * HOUR, failures, expected }))

test('the mean time to a false alarm agrees with the published one for a Poisson chart', () => {
  // Per-day buckets, mean .5, reference value .62 and threshold 6.6 in counts: R's spc 0.6.7 pois.cusum.arl gives 370.6.
  // In nats the ratio has (ratio - 1) / ln ratio = .62 / .5, so the count threshold is multiplied by ln ratio.
  const ratio = 1.515633743
  const threshold = 6.6 * Math.log(ratio)
  const days = bucketsUntilAlarm(
    { perBucket: 0.5, bucketsPerYear: 365, falseAlarmsPerYear: 1, ratio, spread: 0 },
    threshold,
    331,
  )
  assert.ok(Math.abs(days - 370.6) < 0.1, `${days}`)
})

test('a chart with the computed threshold stays within its false alarms', () => {
  const chance = chanceFrom(5)
  for (let i = 0; i < 100; i++) chance.uniform()
  const mean = 10 / 24
  const threshold = thresholdFor({
    perBucket: mean,
    bucketsPerYear: 24 * 365,
    falseAlarmsPerYear: 0.5,
    ratio: 2,
    spread: 0,
  })
  const years = 40
  const counts = Array.from({ length: years * 365 * 24 }, () => poissonCount(chance, mean))
  const alarms = alarmsOf(hourly(counts, mean), { ratio: 2, spread: 0, threshold })
  assert.ok(alarms.length / years < 0.75 && alarms.length / years > 0.25, `${alarms.length / years} a year`)
})

test('a chart says since when: the hour in which the rise began', () => {
  const counts = [...Array.from({ length: 48 }, () => 0), ...Array.from({ length: 20 }, () => 4)]
  const [alarm] = alarmsOf(hourly(counts, 1), { ratio: 2, spread: 0, threshold: 6 })
  assert.equal(alarm?.since, 48 * HOUR)
})

test('four times the volume at the same rate moves the chart no more than chance', () => {
  assert.ok(surprise(40, 40, { ratio: 2, spread: 0, threshold: 5 }) < 0)
  assert.ok(surprise(40, 10, { ratio: 2, spread: 0, threshold: 5 }) > 5)
})

/** Twelve weeks of hours with ten failures a day, doubled in the last week. */
function doubledInTheLastWeek(): Series {
  const chance = chanceFrom(9)
  for (let i = 0; i < 100; i++) chance.uniform()
  const buckets = 84 * 24
  const at = Float64Array.from({ length: buckets }, (_, i) => i * HOUR)
  return {
    name: 'team Trondheim',
    at,
    hours: Uint16Array.from(at, (t) => (t / HOUR) % 24),
    weekdays: Uint16Array.from(at, (t) => 1 + (Math.floor(t / DAY) % 7)),
    exposure: new Float64Array(buckets).fill(20),
    failures: Float64Array.from(at, (t) => poissonCount(chance, (10 / 24) * (t < 77 * DAY ? 1 : 2))),
  }
}

test('a doubling at ten failures a day is told within days, and nothing before it', () => {
  const { alarms } = watch(doubledInTheLastWeek(), {
    from: 42 * DAY,
    unusual: [],
    ratio: 2,
    falseAlarmsPerYear: 0.5,
  })
  assert.ok(alarms.length >= 1)
  assert.ok(alarms[0]!.at >= 77 * DAY && alarms[0]!.at < 82 * DAY, `day ${alarms[0]!.at / DAY}`)
  assert.ok(Math.abs(alarms[0]!.since - 77 * DAY) < 1.5 * DAY, `since day ${alarms[0]!.since / DAY}`)
})
