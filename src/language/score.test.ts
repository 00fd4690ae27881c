import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isNegative, isRecovered, isScore, SCALE_RULES, SCALES } from './score.ts'

test('two stars is an unhappy customer, three is not, four is recovered', () => {
  assert.deepEqual([isNegative('stars5', 2), isNegative('stars5', 3)], [true, false])
  assert.deepEqual([isRecovered('stars5', 3), isRecovered('stars5', 4)], [false, true])
})

test('six of ten on the recommend question is a detractor, seven is recovered', () => {
  assert.deepEqual([isNegative('nps', 6), isRecovered('nps', 7)], [true, true])
})

test('an answer between two stars, or beyond the last, does not exist', () => {
  assert.deepEqual(
    [isScore('stars5', 2.5), isScore('stars5', 6), isScore('nps', 0), isScore('ces7', 0)],
    [false, false, true, false],
  )
})

test('no answer is negative and recovered at once, on any scale', () => {
  for (const scale of SCALES)
    for (let score = SCALE_RULES[scale].lowest; score <= SCALE_RULES[scale].highest; score++)
      assert.ok(!(isNegative(scale, score) && isRecovered(scale, score)))
})
