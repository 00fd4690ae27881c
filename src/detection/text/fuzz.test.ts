import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { hostileTexts } from '../../../test/hostileTexts.ts'
import { LANGUAGES, warmLanguages } from './language.ts'
import { Understanding } from './schema.ts'
import { understand } from './understand.ts'

const LENGTH = 100_000
/**
 * `bench/text-engine.ts` measures that 10,000 characters take under 50 ms. Here only a reading that grows with the square
 * of the length is caught, which would take minutes of processor time; a slow and busy machine must not fail.
 */
const LIMIT = 20_000

const sound = (text: string): void => {
  const read = understand({ text, languages: LANGUAGES })
  const spans = [
    ...read.asks,
    ...read.flags,
    ...read.evidence,
    ...read.categories,
    ...read.severityPoints,
  ].flatMap(({ span }) => (span ? [span] : []))
  assert.doesNotThrow(() => Understanding.parse(read))
  for (const [start, end] of spans)
    assert.ok(start < end && end <= text.length, `${start}..${end} of ${text.length}`)
}

function processorMs(text: string): number {
  const before = process.cpuUsage()
  understand({ text, languages: LANGUAGES })
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

test('no text takes time that grows with the square of its length', (t) => {
  warmLanguages()
  understand({ text: '你好，请问几点开门？' })
  const took = Object.entries(hostileTexts(LENGTH)).map(([name, text]) => ({ name, ms: processorMs(text) }))
  const worst = took.reduce((one, other) => (other.ms > one.ms ? other : one))
  t.diagnostic(`dearest: ${worst.name}, ${worst.ms.toFixed(0)} ms for ${LENGTH} characters`)
  assert.ok(worst.ms < LIMIT, `${worst.name}: ${worst.ms} ms of processor time`)
})

test('a million of one character is read like any other text', () => {
  for (const char of ['a', '不', '\ud800', '😡', '\u0301', ' ']) sound(char.repeat(1_000_000 / char.length))
})

test('whatever is written, the answer has its shape and every span lies in the text as it was sent', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => sound(text)),
    { numRuns: 300, seed: 1 },
  )
})

test('cues between any junk keep their spans', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.constantFrom(
      'refund please',
      'I know where you live',
      '退款',
      '返金してください',
      'верните деньги',
      '\ud800',
      'e\u0301',
      'ﬁ',
    ),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => sound(pieces.join(' '))),
    { numRuns: 300, seed: 2 },
  )
})

test('broken surrogates, zero-width letters and marks do not hide a threat', () => {
  for (const text of [
    'I k\u200bnow where you live',
    'I know\u00a0where you live',
    'I KNOW WHERE YOU LIVE',
    'Ｉ know where ｙｏｕ live',
  ])
    assert.deepEqual(
      understand({ text, locale: 'en' }).flags.map(({ kind }) => kind),
      ['threat'],
      text,
    )
})
