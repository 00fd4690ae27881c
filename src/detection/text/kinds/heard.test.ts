import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { f1 } from '../evaluate/metrics.ts'
import { reportOn } from '../evaluate/report.ts'
import { readSets } from '../evaluate/sets.ts'
import { understand } from '../understand.ts'
import { examplesIn } from './examples.ts'

const sets = readSets(fileURLToPath(new URL('../dev/', import.meta.url)))
const reports = (start: string) =>
  sets.filter(({ name }) => name.startsWith(start)).flatMap((set) => reportOn(set))

test('what customers ask, threaten and complain about is found in our development messages, six languages', () => {
  for (const report of reports('text.').filter(({ n }) => n > 20))
    for (const list of ['flags', 'asks', 'categories'] as const) {
      const all = report[list]?.all
      assert.ok(all && f1(all) >= 0.93, `${report.set} ${list}: ${all && f1(all)}`)
    }
})

test('threats and insults are told from anger, negation and quotation in our development messages', () => {
  for (const { set, accusations } of reports('threat.')) {
    assert.ok((accusations?.found.value ?? 0) >= 0.95, `${set}: ${accusations?.found.value} found`)
    assert.ok(
      (accusations?.falseAlarms.value ?? 1) <= 0.05,
      `${set}: ${accusations?.falseAlarms.value} false`,
    )
  }
})

test('a claim that no cue bears out still points at words of the message', () => {
  const text = 'The bloke at the counter sneered at my mum.'
  const { categories } = understand({ text, locale: 'en' })
  assert.ok(categories.some(({ key }) => key === 'staff'))
  for (const { span } of categories) assert.ok(span && span[0] < span[1] && span[1] <= text.length)
})

test('an example says what it is listed under and what is added to it', () => {
  const [example] = examplesIn('[category late]\nThe bus was late, I want my fare back. => ask refund')
  assert.equal(example?.said.size, 2)
  assert.throws(() => examplesIn('[category lateness]\nLate again.'), /no kind/)
})

test('a parcel that is late and broken, or a broken card, makes nobody vulnerable; a frail mother is', () => {
  const flagsOf = (text: string) => understand({ text }).flags.map(({ kind }) => kind)
  assert.deepEqual(flagsOf('My parcel came two weeks late and it was broken.'), [])
  assert.deepEqual(flagsOf('My card is broken.'), [])
  assert.deepEqual(flagsOf('My mother is 84 and housebound, and nobody came.'), ['vulnerable'])
})
