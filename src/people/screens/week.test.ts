import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hoursOf, shiftTimes, weekOf } from './week.ts'

const zone = 'Europe/Oslo'

test('on Saturday the 21st the week is number 47 and begins on Monday the 16th', () => {
  const week = weekOf({ zone, now: Date.parse('2026-11-21T10:52:00Z'), offset: 0 })
  assert.deepEqual([week.number, week.days[0]?.date, week.from], [47, '2026-11-16', '2026-11-15T23:00:00Z'])
})

test('next week begins where this one ends', () => {
  const now = Date.parse('2026-11-21T10:52:00Z')
  assert.equal(weekOf({ zone, now, offset: 1 }).from, weekOf({ zone, now, offset: 0 }).to)
})

test('hours are written short, minutes only where there are some', () => {
  assert.equal(
    hoursOf({ startsAt: '2026-11-21T06:30:00Z', endsAt: '2026-11-21T14:00:00Z' }, zone),
    '07:30–15',
  )
})

test('a night shift ends on the next day', () => {
  const { startsAt, endsAt } = shiftTimes({ date: '2026-11-21', from: '22:00', to: '06:00', zone })
  assert.deepEqual([startsAt, endsAt], ['2026-11-21T21:00:00Z', '2026-11-22T05:00:00Z'])
})
