import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hadCompleted, hourOfShift, releasePhase, tenureBand } from './derived.ts'
import { localTimeIn } from './localTime.ts'

const second = (text: string): number => Temporal.Instant.from(text).epochMilliseconds / 1000
const hoursOf = (zone: string, from: string, count: number): number[] => {
  const local = localTimeIn(zone)
  return Array.from({ length: count }, (_, i) => local(second(from) + i * 3600).hour)
}

test('Oslo has no hour two on the night the clocks go forward, and two of them when they go back', () => {
  assert.deepEqual(hoursOf('Europe/Oslo', '2026-03-28T23:00:00Z', 4), [0, 1, 3, 4])
  assert.deepEqual(hoursOf('Europe/Oslo', '2026-10-24T23:00:00Z', 4), [1, 2, 2, 3])
})

test('Kolkata and Kathmandu begin their hours at half past and a quarter past', () => {
  const kolkata = localTimeIn('Asia/Kolkata')
  assert.equal(kolkata(second('2026-06-01T03:29:59Z')).hour, 8)
  assert.equal(kolkata(second('2026-06-01T03:30:00Z')).hour, 9)
  const kathmandu = localTimeIn('Asia/Kathmandu')
  assert.equal(kathmandu(second('2026-06-01T03:14:59Z')).hour, 8)
  assert.equal(kathmandu(second('2026-06-01T03:15:00Z')).hour, 9)
})

test('Lord Howe moves its clocks by half an hour only', () => {
  const local = localTimeIn('Australia/Lord_Howe')
  // Summer time ends at 02:00 on 5 April 2026 (15:00 UTC the day before): the half hour from 01:30 comes twice.
  const hours = [0, 1, 2, 3, 4].map((half) => local(second('2026-04-04T14:00:00Z') + half * 1800).hour)
  assert.deepEqual(hours, [1, 1, 1, 2, 2])
})

test('the weekday is that of the place, not of London', () => {
  assert.equal(localTimeIn('Asia/Tokyo')(second('2026-06-07T15:30:00Z')).weekday, 1)
  assert.equal(localTimeIn('America/Los_Angeles')(second('2026-06-08T05:00:00Z')).weekday, 7)
})

test('tenure, release phase, module and shift hour are those of the moment of the interaction', () => {
  const at = second('2026-06-10T12:00:00Z')
  assert.equal(tenureBand(second('2026-05-20T00:00:00Z'), at), 'under 1 month')
  assert.equal(tenureBand(second('2020-05-20T00:00:00Z'), at), 'over 3 years')
  assert.equal(tenureBand(undefined, at), undefined)
  const releases = [second('2026-06-01T00:00:00Z'), second('2026-06-08T00:00:00Z')]
  assert.equal(releasePhase(releases, at), 'days 0 to 2')
  assert.equal(releasePhase(releases, second('2026-06-05T00:00:00Z')), 'days 3 to 6')
  assert.equal(releasePhase(releases, second('2026-05-05T00:00:00Z')), undefined)
  assert.equal(hadCompleted(second('2026-06-11T00:00:00Z'), at), false)
  assert.equal(hourOfShift({ from: at - 5400, to: at + 3600 }, at), 1)
  assert.equal(hourOfShift({ from: at + 1, to: at + 3600 }, at), undefined)
})
