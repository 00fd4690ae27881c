import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addOpenMinutes, openMinutesBetween, type WeeklySchedule } from './business-time.ts'

const at = (text: string) => Temporal.Instant.from(text)
const weekdays = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:00' }))
const oslo: WeeklySchedule = { timeZone: 'Europe/Oslo', hours: weekdays }

test('four open hours asked for on Friday at 16:00 end on Monday at 12:00', () => {
  assert.equal(addOpenMinutes(at('2026-11-20T15:00Z'), 240, oslo).toString(), '2026-11-23T11:00:00Z')
})

test('a letter that comes at night starts to count when the doors open', () => {
  assert.equal(addOpenMinutes(at('2026-11-24T02:00Z'), 240, oslo).toString(), '2026-11-24T12:00:00Z')
})

test('a full day ends at closing time, not at the next opening', () => {
  assert.equal(addOpenMinutes(at('2026-11-24T08:00Z'), 480, oslo).toString(), '2026-11-24T16:00:00Z')
})

test('a bakery that opens at midnight loses the hour the clocks skip in spring', () => {
  const sundays = { timeZone: 'Europe/Oslo', hours: [{ day: 7, from: '00:00', to: '06:00' }] }
  // 29 March 2026: 02:00 becomes 03:00, so six local hours are five real ones.
  assert.equal(openMinutesBetween(at('2026-03-28T12:00Z'), at('2026-03-29T12:00Z'), sundays), 300)
  assert.equal(addOpenMinutes(at('2026-03-28T23:00Z'), 180, sundays).toString(), '2026-03-29T02:00:00Z')
})

test('the hour the clocks repeat in autumn is worked twice', () => {
  const sundays = { timeZone: 'Europe/Oslo', hours: [{ day: 7, from: '00:00', to: '06:00' }] }
  assert.equal(openMinutesBetween(at('2026-10-24T12:00Z'), at('2026-10-25T12:00Z'), sundays), 420)
})

test('a night shift belongs to the evening on which it began', () => {
  const nights = { timeZone: 'Asia/Tokyo', hours: [{ day: 5, from: '22:00', to: '06:00' }] }
  // Friday 22:00 in Tokyo is 13:00 UTC; Saturday 05:00 there is still Friday 20:00 UTC.
  assert.equal(addOpenMinutes(at('2026-11-20T20:00Z'), 30, nights).toString(), '2026-11-20T20:30:00Z')
})

test('no hours at all means always open', () => {
  const always = { timeZone: 'UTC', hours: [] }
  assert.equal(addOpenMinutes(at('2026-11-22T00:00Z'), 240, always).toString(), '2026-11-22T04:00:00Z')
})

test('overlapping hours are counted once', () => {
  const doubled = {
    timeZone: 'UTC',
    hours: [
      { day: 1, from: '09:00', to: '12:00' },
      { day: 1, from: '11:00', to: '13:00' },
    ],
  }
  assert.equal(openMinutesBetween(at('2026-11-23T00:00Z'), at('2026-11-24T00:00Z'), doubled), 240)
})

test('whatever the zone, start and length: the open minutes up to the answer are the minutes asked for', () => {
  const zone = fc.constantFrom('Europe/Oslo', 'Asia/Tokyo', 'America/St_Johns', 'Australia/Lord_Howe', 'UTC')
  const start = fc.integer({ min: 1_767_225_600, max: 1_798_761_600 })
  fc.assert(
    fc.property(zone, start, fc.integer({ min: 0, max: 3_000 }), (timeZone, seconds, minutes) => {
      const from = Temporal.Instant.fromEpochMilliseconds(seconds * 1_000)
      const schedule = { timeZone, hours: weekdays }
      const end = addOpenMinutes(from, minutes, schedule)
      assert.equal(openMinutesBetween(from, end, schedule), minutes)
    }),
    { numRuns: 200 },
  )
})
