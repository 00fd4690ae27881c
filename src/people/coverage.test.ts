import assert from 'node:assert/strict'
import { test } from 'node:test'
import { uncoveredHours } from './coverage.ts'

const instant = (text: string) => Temporal.Instant.from(text)
const timeZone = 'Europe/Oslo'
// Open from seven to ten in the evening, every day.
const schedule = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '07:00', to: '22:00' }))
const sunday = { from: instant('2026-11-21T23:00:00Z'), to: instant('2026-11-22T23:00:00Z') }

const gaps = (leads: [string, string][], day = sunday) =>
  uncoveredHours({
    schedule,
    timeZone,
    leads: leads.map(([from, to]) => ({ from: instant(from), to: instant(to) })),
    ...day,
  }).map(({ from, to }) =>
    [from, to]
      .map((each) => each.toZonedDateTimeISO(timeZone).toPlainTime().toString().slice(0, 5))
      .join('-'),
  )

test('on a Sunday without a lead the whole day is uncovered, and only while the shop is open', () => {
  assert.deepEqual(gaps([]), ['07:00-22:00'])
})

test('a lead in the middle of the day leaves morning and evening uncovered', () => {
  assert.deepEqual(gaps([['2026-11-22T09:00:00Z', '2026-11-22T14:00:00Z']]), ['07:00-10:00', '15:00-22:00'])
})

test('two leads who follow each other cover the day', () => {
  const early: [string, string] = ['2026-11-22T05:00:00Z', '2026-11-22T13:00:00Z']
  const late: [string, string] = ['2026-11-22T12:30:00Z', '2026-11-22T22:00:00Z']
  assert.deepEqual(gaps([early, late]), [])
})

test('on the day the clocks go forward opening hours stay where the wall clock says', () => {
  const day = { from: instant('2027-03-27T23:00:00Z'), to: instant('2027-03-28T22:00:00Z') }
  assert.deepEqual(gaps([['2027-03-28T05:00:00Z', '2027-03-28T19:00:00Z']], day), ['21:00-22:00'])
})
