import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hoursBetween, minuteMarks, topOf } from './dotScale.ts'
import { initials } from './initials.ts'
import { barsOf } from './scoreScale.ts'

const part = (key: string, points: number) => ({ key, says: key, points })

test('each reason of a score begins where the one before ended', () => {
  const [first, second] = barsOf([part('severity', -18), part('regular', 5)], 100)
  assert.deepEqual([first?.left, first?.width], [10, 90])
  assert.deepEqual([second?.left, second?.width], [10, 25])
})

test('a reason of no points keeps a sliver, because it was looked at', () => {
  assert.equal(barsOf([part('known', 0), part('severity', -18)], 100)[0]?.width, 3)
})

test('the hours of a day are thinned to what the width can hold', () => {
  const seven = Date.parse('2026-11-22T07:00:00Z')
  const noon = Date.parse('2026-11-22T12:30:00Z')
  assert.equal(hoursBetween(seven, noon, 9).length, 6)
  assert.equal(hoursBetween(seven, noon, 3).length, 3)
})

test('the axis has room over the promise, and one endless wait does not flatten the rest', () => {
  const dot = (minutes: number) => ({ id: 'a', name: 'Omar', at: 0, minutes })
  assert.equal(topOf(15, [dot(4)]), 20)
  assert.equal(topOf(15, [dot(900)]), 45)
  assert.deepEqual(minuteMarks(20), [0, 5, 10, 15, 20])
})

test('two letters for a name, one character for a name in Han or kana', () => {
  assert.equal(initials('Clara Nygaard'), 'CN')
  assert.equal(initials('Omar'), 'O')
  assert.equal(initials('田中 美咲'), '田')
  assert.equal(initials('Ирина Белова'), 'ИБ')
})
