import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { readSets } from './evaluate/sets.ts'
import { understand } from './understand.ts'

/** Nothing was learnt from these: 60 complaints without a word of feeling a language, and 20 that only sound alike. */
const plain = readSets(fileURLToPath(new URL('./dev/', import.meta.url))).find(({ name }) => name === 'plain')
const read = (plain?.rows ?? []).map((row) => ({
  ...row,
  found: understand({ text: row.text, locale: row.language }),
}))

test('a plain complaint without a word of feeling is hardly ever read as happy, in six languages', () => {
  const complaints = read.filter(({ mood }) => mood === 'negative')
  assert.equal(complaints.length, 360)
  for (const [language, some] of Map.groupBy(complaints, (row) => row.language)) {
    const happy = some.filter(({ found }) => found.sentiment === 'positive').length
    assert.ok(happy <= 6, `${language}: ${happy} of ${some.length} read as happy`)
  }
})

test('most plain complaints are read as unhappy, most plain statements are not', () => {
  const share = (mood: string) => {
    const some = read.filter((row) => row.mood === mood)
    return some.filter(({ found }) => found.dissatisfaction >= 0.5).length / some.length
  }
  assert.ok(share('negative') >= 0.58, `${share('negative')} of the complaints`)
  assert.ok(share('neutral') <= 0.3, `${share('neutral')} of the statements`)
})

test('the first rating of the README is read as unhappy', () => {
  const { dissatisfaction, sentiment } = understand({
    text: 'The cake says Happy Retirement Bob. She is six.',
    locale: 'en',
  })
  assert.equal(sentiment, 'negative', `${dissatisfaction}`)
})
