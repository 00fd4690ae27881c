import assert from 'node:assert/strict'
import { test } from 'node:test'
import { minutesSeconds, readClock, spanWords } from './clockReading.ts'

const from = '2026-11-22T11:00:00Z'
const due = '2026-11-22T11:15:00Z'
const at = (minute: number) => Date.parse(from) + minute * 60_000
const stateAt = (minute: number) => readClock({ from, due }, at(minute)).state

test('a clock is calm until half of its time is gone', () => {
  assert.equal(stateAt(7.5), 'calm')
  assert.equal(stateAt(7.6), 'half')
})

test('red begins under a fifth', () => {
  assert.equal(stateAt(12), 'half')
  assert.equal(stateAt(12.1), 'fifth')
})

test('past zero it counts up', () => {
  assert.deepEqual(readClock({ from, due }, at(19)), { state: 'past', left: 0, seconds: 240 })
})

test('an answered clock stands still and says how long the answer took', () => {
  const facts = { from, due, answeredAt: '2026-11-22T11:06:00Z' }
  assert.deepEqual(readClock(facts, at(60)), { state: 'answered', left: 1, seconds: 360 })
})

test('a clock that has not begun is full, not overfull', () => {
  assert.equal(readClock({ from, due }, at(-5)).left, 1)
})

test('minutes and seconds under ten minutes, then minutes, hours, and from three hours the moment', () => {
  assert.deepEqual(spanWords(138), { as: 'exact', text: '2:18' })
  assert.deepEqual(spanWords(1080), { as: 'minutes', count: 18 })
  assert.deepEqual(spanWords(4200), { as: 'hours', hours: 1, minutes: '10' })
  assert.deepEqual(spanWords(3 * 3600), { as: 'moment' })
})

test('an alert keeps its seconds past ten minutes', () => {
  assert.deepEqual(spanWords(785, true), { as: 'exact', text: '13:05' })
  assert.equal(minutesSeconds(5), '0:05')
})
