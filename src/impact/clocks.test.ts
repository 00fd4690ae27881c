import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ClockReading, countClock, emptyClock, measureClock } from './clocks.ts'

const clockOf = (readings: readonly ClockReading[]) => {
  const tally = emptyClock()
  for (const reading of readings) countClock(tally, reading)
  return tally
}

const stoppedAt = (...seconds: number[]): ClockReading[] =>
  seconds.map((s) => ({ seconds: s, stopped: true }))

test('ten alerts answered within fifteen minutes but one: nine in ten', () => {
  const clock = measureClock(clockOf(stoppedAt(60, 120, 180, 240, 300, 360, 420, 480, 540, 1200)), 900)
  assert.deepEqual([clock.n, clock.medianSeconds, clock.p90Seconds], [10, 300, 540])
  assert.ok(Math.abs((clock.withinTarget?.share ?? 0) - 0.9) < 1e-12)
})

test('alerts still unanswered count: leaving them out would halve the median', () => {
  const open: ClockReading[] = Array.from({ length: 10 }, () => ({ seconds: 3600, stopped: false }))
  const clock = measureClock(
    clockOf([...stoppedAt(60, 120, 180, 240, 300, 360, 420, 480, 540, 600), ...open]),
    900,
  )
  assert.equal(clock.medianSeconds, 600)
  assert.equal(clock.p90Seconds, null)
})

test('nine readings have a median and no percentage', () => {
  const clock = measureClock(clockOf(stoppedAt(1, 2, 3, 4, 5, 6, 7, 8, 9)), 5)
  assert.deepEqual([clock.medianSeconds, clock.withinTarget], [5, null])
})

test('no reading, no figure', () => {
  assert.deepEqual(measureClock(emptyClock(), 900), {
    n: 0,
    medianSeconds: null,
    p90Seconds: null,
    withinTarget: null,
  })
})
