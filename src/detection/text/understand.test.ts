import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerLine } from './lines.ts'
import { Understanding } from './schema.ts'
import { understand } from './understand.ts'

const read = (text: string, locale?: string) => understand({ text, locale })
const kinds = (text: string) => read(text).flags.map((flag) => flag.kind)

test('an angry message about a late refund is read as unhappy, grave and wanting to go to court', () => {
  const text = 'I have been waiting three weeks for my refund and nobody answers. My lawyer will call you.'
  const { dissatisfaction, sentiment, categories, flags, language } = read(text)
  assert.ok(dissatisfaction > 0.8)
  assert.equal(sentiment, 'negative')
  assert.equal(language, 'en')
  assert.ok(categories.some(({ key }) => key === 'refund'))
  assert.deepEqual(
    flags.map(({ kind, span: [start, end] }) => [kind, text.slice(start, end)]),
    [['legal', 'lawyer']],
  )
})

test('thanks are read as thanks', () => {
  const { dissatisfaction, sentiment, severity } = read('Great service, thank you so much!')
  assert.ok(dissatisfaction < 0.2)
  assert.equal(sentiment, 'positive')
  assert.equal(severity, 'S1')
})

test('"not good" is unhappy although "good" is in it, and the "but" ends what the "not" reaches', () => {
  const { evidence } = read('The food was not good, but the staff was friendly.')
  assert.deepEqual(evidence.map(({ weight }) => Math.sign(weight)).sort(), [-1, 1])
})

test('empty text is und and even', () => {
  const { language, dissatisfaction } = read('   ')
  assert.deepEqual([language, dissatisfaction], ['und', 0.5])
})

test('a span points at the words as they were sent, past emoji and accents', () => {
  const text = '😡😡 Ｉ  ｗａｎｔ   a REFUND now'
  const [ask] = read(text).asks
  assert.equal(ask?.kind, 'refund')
  assert.ok(text.slice(...(ask?.span ?? [0, 0])).includes('REFUND'))
})

test('a threat is flagged, the same words about a product are not', () => {
  assert.deepEqual(kinds('I know where you live.'), ['threat'])
  assert.deepEqual(kinds('This queue is killing me and your new bath bomb smells odd.'), [])
})

test('being called an idiot by an agent is a complaint, not abuse of staff', () => {
  assert.deepEqual(kinds('Your agent called me an idiot.'), [])
  assert.deepEqual(kinds('You are an idiot.'), ['abuse'])
})

test('severity only grows with more bad news, and its points add up to it', () => {
  const mild = read('My order is late.')
  const grave = read('My order is late. It gave my daughter an allergic reaction and we are at the hospital.')
  const sum = ({ severityPoints }: Understanding) =>
    severityPoints.reduce((total, { points }) => total + points, 0)
  assert.ok(sum(grave) > sum(mild))
  assert.equal(grave.severity, 'S5')
})

test('the answer has exactly the shape other programs rely on', () => {
  assert.doesNotThrow(() => Understanding.parse(read('Never again. I want my money back!')))
})

test('a line of JSON is answered with its id, a broken one with why', () => {
  assert.equal(JSON.parse(answerLine('{"id":7,"text":"hello there my friend"}')).id, 7)
  assert.ok(JSON.parse(answerLine('{"id":"a"}')).error)
  assert.deepEqual(Object.keys(JSON.parse(answerLine('{'))), ['error'])
})

test('an empty line has its answer too, a mark before the first is no mistake, and any id comes back as it was', () => {
  assert.deepEqual(Object.keys(JSON.parse(answerLine(''))), ['error'])
  assert.equal(JSON.parse(answerLine('\uFEFF{"id":1,"text":"hello there"}')).id, 1)
  assert.equal(JSON.parse(answerLine('{"id":null,"text":"hello there"}')).id, null)
  assert.deepEqual(JSON.parse(answerLine('{"id":[2],"text":5}')).id, [2])
})

test('a guest who writes Norwegian to an English house is read in Norwegian, with or without a known locale', () => {
  const text = 'Dette var forferdelig, jeg vil ha pengene tilbake'
  for (const locale of ['nb', undefined]) {
    const { language, sentiment, asks } = understand({ text, locale, languages: ['en'] })
    assert.deepEqual([language, sentiment, asks.map(({ kind }) => kind)], ['nb', 'negative', ['refund']])
  }
})

test('where a word could be in several languages, the one that the house serves is likelier', () => {
  const languageTo = (languages: string[]) => understand({ text: 'Bad service', languages }).language
  assert.equal(languageTo(['en']), 'en')
  const restaurant = (languages: string[]) => understand({ text: 'Restaurant', languages }).language
  assert.deepEqual([restaurant(['de']), restaurant(['fr'])], ['de', 'fr'])
})
