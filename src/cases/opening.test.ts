import assert from 'node:assert/strict'
import { test } from 'node:test'
import { failureKeyOf, type Opening, openingOf } from './opening.ts'
import { titleOf } from './title.ts'

const now = Temporal.Instant.from('2026-11-22T10:43:04Z')
const clarasCake: Opening = {
  id: '019a0000-0000-7000-8000-000000000001',
  customerId: '019a0000-0000-7000-8000-00000000000c',
  interactionExternalId: 'order-4711',
  detectedAt: now,
  occurredAt: Temporal.Instant.from('2026-11-22T10:40:00Z'),
  severity: 'S3',
  raisedBy: 'detected',
  flagReasons: ['stars5'],
  channel: 'survey',
  schedule: { timeZone: 'Europe/Oslo', hours: [] },
  customer: { name: 'Clara Nygaard', email: 'clara@example.org', phone: '+47 900 12 418' },
  product: 'Birthday cake',
  reasons: ['wrong name'],
  comment: 'Just opened the cake and it says “Happy Retirement Bob”. She is SIX.',
  scale: 'stars5',
  score: 1,
}

test('a new case is open, nobody owns it, and two clocks run', () => {
  const { case: row, clocks } = openingOf(clarasCake)
  assert.equal(row.status, 'open')
  assert.equal(row.owner_id, null)
  assert.equal(row.title, 'Birthday cake: wrong name')
  assert.deepEqual(
    clocks.map(({ kind }) => kind),
    ['contact', 'resolve'],
  )
})

test('history opens no clock', () => {
  assert.deepEqual(openingOf({ ...clarasCake, history: true }).clocks, [])
})

test('Clara twice about the same order is one failure, Omar about it another', () => {
  const again = { ...clarasCake, product: 'something else' }
  assert.equal(failureKeyOf(clarasCake, now), failureKeyOf(again, now.add({ hours: 100 })))
  assert.notEqual(failureKeyOf(clarasCake, now), failureKeyOf({ ...clarasCake, customerId: 'omar' }, now))
})

test('without an order, the same customer and product on one day are one failure', () => {
  const spoken = { customerId: 'clara', product: 'Rye bread' }
  assert.equal(failureKeyOf(spoken, now), failureKeyOf({ ...spoken, product: 'RYE BREAD' }, now))
  assert.notEqual(failureKeyOf(spoken, now), failureKeyOf(spoken, now.add({ hours: 24 * 8 })))
})

test('a title is what a colleague would say, or the customer’s own first sentence, or the rating', () => {
  assert.equal(titleOf({ comment: 'Cold soup. Twice.' }), 'Cold soup.')
  assert.equal(
    titleOf({ comment: '三回電話しても折り返しがありません。もう結構です。' }),
    '三回電話しても折り返しがありません。',
  )
  assert.equal(titleOf({ scale: 'stars5', score: 1 }), '1 of 5 stars')
  assert.equal(titleOf({ scale: 'nps', score: 0, titleLocale: 'nb' }), '0 av 10')
  assert.equal(titleOf({ comment: 'x'.repeat(500) }).length, 70)
})

test('the row holds at most the first 300 characters, and never half an emoji', () => {
  const { case: row } = openingOf({ ...clarasCake, comment: '😡'.repeat(400) })
  assert.equal([...(row.words ?? '')].length, 300)
  assert.ok(row.words?.isWellFormed())
})

test('Clara’s case is found by her name, her number and a word she wrote', () => {
  const { case: row } = openingOf(clarasCake)
  for (const token of ['nyg', '4790012418', 'retirement', 'birth'])
    assert.ok(row.search_tokens.includes(token), token)
})
