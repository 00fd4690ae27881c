import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NO_SAME_NAMES } from '../import/names.ts'
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
const here = {
  looked: 100,
  known: {
    site: ['Grønland', 'Storgata', 'Majorstuen'],
    team: ['Care'],
    product: ['Birthday cake', 'SKU-1001'],
  },
  same: NO_SAME_NAMES,
}

test('a shop that is spelt a letter wrong is asked about by the name that was probably meant', () => {
  const seen = seenIn(column(['Storgata', 'Grønnland', 'majorstuen']), 'site', here)
  assert.deepEqual(seen, {
    word: 'nearly',
    values: { known: 2, count: 3, name: 'Grønnland', likely: 'Grønland' },
    asks: { field: 'site', told: 'Grønnland', likely: 'Grønland' },
  })
})

test('said once, it is read as the known one; said to be a name of its own, it asks no more', () => {
  const same = { ...NO_SAME_NAMES, site: { grønnland: 'Grønland', bergen: null } }
  const seen = seenIn(column(['Storgata', 'GRØNNLAND', 'Bergen']), 'site', { ...here, same })
  assert.deepEqual(seen.readAs, [{ told: 'GRØNNLAND', means: 'Grønland' }])
  assert.equal(seen.asks, undefined)
  assert.equal(seenIn(column(['Bergen']), 'site', { ...here, same }).word, 'known')
})

test('a shop that nobody here knows is asked about without a guess, and known ones ask nothing', () => {
  assert.equal(seenIn(column(['Bergen']), 'site', here).word, 'unknown')
  assert.equal(seenIn(column(['storgata ', 'GRØNLAND']), 'site', here).asks, undefined)
  assert.equal(nearest('Bergen', here.known.site, 'site'), undefined)
})

test('a new product asks nothing, a slip of the finger does, and numbers that differ are two products', () => {
  assert.equal(seenIn(column(['Rye bread']), 'product', here).word, 'different')
  assert.equal(seenIn(column(['Birthday cakes']), 'product', here).asks?.likely, 'Birthday cake')
  assert.equal(seenIn(column(['SKU-1002']), 'product', here).asks, undefined)
})

test('empty cells are said as a share of what was looked at, scores as the span they have', () => {
  const comments = column(['Cold soup'], { empty: 58 })
  assert.deepEqual(seenIn(comments, 'comment', here).values, { share: 0.58 })
  assert.deepEqual(seenIn(column(['5', '1', '3']), 'score', here).values, { low: 1, high: 5 })
  assert.equal(seenIn(comments, null, here).word, 'stays')
})
