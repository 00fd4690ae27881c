import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { LANGUAGES, warmLanguages } from './language.ts'
import { Understanding } from './schema.ts'
import { understand } from './understand.ts'

const LENGTH = 100_000
/** 50 ms for each 10,000 characters, whatever they are. */
const LIMIT = (LENGTH / 10_000) * 50

const long = (unit: string) => unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH)

const HOSTILE: Record<string, string> = {
  'one letter': long('a'),
  'one bang': long('!'),
  'lone high surrogates': long('\ud83d'),
  'lone low surrogates': long('\ude00'),
  'towers of combining marks': long(`e${'\u0301\u0316\u0334'.repeat(30)}`),
  'angry faces': long('😡'),
  'zero-width characters': long('\u200b\u200d\ufeff'),
  'right-to-left switches': long('\u202eabc\u202d\u2066'),
  'ligatures that unfold': long('ﷺ'),
  'opening quotes': long('"a '),
  'negations in a row': long('not not bad '),
  'Chinese negations in a row': long('不好吃'),
  'Russian negations in a row': long('верните деньги не не '),
  'Arabic negations in a row': long('لا لا سيء '),
  'asks in a row': long('i want a refund money back '),
  'threats that are taken back': long('called me an idiot you idiot '),
  'buts in a row': long('bad but good but '),
  'half a pattern again and again': long('i will i will '),
  'wide letters': long('Ａ'),
  paragraphs: long('\n'),
}

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

// The best of up to three: a busy machine makes any one of them dear, a text that is read in a square of its length stays dear.
function processorMs(text: string): number {
  let best = Number.POSITIVE_INFINITY
  for (let tried = 0; tried < 3 && best >= LIMIT; tried++) {
    const before = process.cpuUsage()
    understand({ text, languages: LANGUAGES })
    const { user, system } = process.cpuUsage(before)
    best = Math.min(best, (user + system) / 1000)
  }
  return best
}

test('no text takes longer than 50 ms for each 10,000 characters', (t) => {
  warmLanguages()
  understand({ text: '你好，请问几点开门？' })
  const took = Object.entries(HOSTILE).map(([name, text]) => ({ name, ms: processorMs(text) }))
  const worst = took.reduce((one, other) => (other.ms > one.ms ? other : one))
  t.diagnostic(`dearest: ${worst.name}, ${worst.ms.toFixed(0)} of ${LIMIT} ms`)
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
