import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nearest, seenIn } from './seen.ts'

const column = (values: string[], more: object = {}) => ({
  name: 'shop',
  example: values[0] ?? '',
  guess: null,
  empty: 0,
  different: values.length,
  values,
  ...more,
})
const here = { looked: 100, known: ['Grønland', 'Storgata', 'Majorstuen'] }

test('a shop that is spelt a letter wrong is asked about by the name that was probably meant', () => {
  const seen = seenIn(column(['Storgata', 'Grønnland', 'majorstuen']), 'site', here)
  assert.deepEqual(seen, {
    word: 'nearly',
    values: { known: 2, count: 3, name: 'Grønnland', likely: 'Grønland' },
    asks: true,
  })
})

test('a shop that nobody here knows is said to be new, and known ones ask nothing', () => {
  assert.equal(seenIn(column(['Bergen']), 'site', here).word, 'unknown')
  assert.equal(seenIn(column(['storgata ', 'GRØNLAND']), 'site', here).asks, false)
  assert.equal(nearest('Bergen', here.known), undefined)
})

test('empty cells are said as a share of what was looked at, scores as the span they have', () => {
  const comments = column(['Cold soup'], { empty: 58 })
  assert.deepEqual(seenIn(comments, 'comment', here).values, { share: 0.58 })
  assert.deepEqual(seenIn(column(['5', '1', '3']), 'score', here).values, { low: 1, high: 5 })
  assert.equal(seenIn(comments, null, here).word, 'stays')
})
