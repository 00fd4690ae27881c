import assert from 'node:assert/strict'
import { test } from 'node:test'
import { steadyOrder } from './steadyOrder.ts'

const person = (id: string, words = '') => ({ id, words })
const shown = (before: string[], now: string[]) =>
  steadyOrder(
    before.map((id) => person(id)),
    now.map((id) => person(id)),
    ({ id }) => id,
  ).map(({ id }) => id)

test('a new alert does not move the row under the pointer', () => {
  assert.deepEqual(shown(['Clara', 'Nora'], ['Omar', 'Clara', 'Nora']), ['Clara', 'Nora', 'Omar'])
})

test('a case that left the queue leaves at once', () => {
  assert.deepEqual(shown(['Clara', 'Nora'], ['Nora']), ['Nora'])
})

test('a row that stays says what is new about it', () => {
  const [row] = steadyOrder([person('Clara', 'old')], [person('Clara', 'new')], ({ id }) => id)
  assert.equal(row?.words, 'new')
})
