import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LOCALES } from '../../platform/i18n/index.ts'
import type { PatternFinding } from '../searchInteractions.ts'
import { sayFinding } from './say.ts'
import { titleOf } from './title.ts'

const found = (slice: Record<string, string>): PatternFinding => ({
  slice,
  failures: 40,
  exposure: 400,
  expected: 10,
  ratio: 3.1,
  low: 2.3,
  high: 4.2,
  p: 1e-9,
  q: 1e-6,
  claimed: true,
  direction: 'worse',
})
const OSLO = { timeZone: 'Europe/Oslo' }
const written = (slice: Record<string, string>, locale: string) =>
  titleOf(found(slice), { ...OSLO, locale })
    .map(({ text, strong }) => (strong ? `*${text}*` : text))
    .join('')

test('a finding is one short sentence, with what matters most in bold', () => {
  assert.equal(
    written({ hour: '9', agent: 'Mark Olsen' }, 'en'),
    'Between *9:00 and 10:00*, with *Mark Olsen*: things go wrong *3.1 times* as often as expected.',
  )
  assert.equal(
    written({ release: '2.3', component: 'oven' }, 'en'),
    'With *oven, release 2.3*: things go wrong *3.1 times* as often as expected.',
  )
})

const HOSTILE = [
  '{{ratio}} {{where}} {{- p}}',
  '$t(nav.patterns) $t(patterns:nothing, {"a": 1})',
  '<b>bold</b><script>alert(1)</script>',
  '\ue000\ue001\ue000 marks of ours',
  'a & b=c", "hour":"9',
  '__proto__',
]

test('whatever a product or a dimension is called stands in the sentence as it is, in every language', () => {
  for (const locale of LOCALES)
    for (const value of HOSTILE) {
      const clean = value.replaceAll(/[\ue000\ue001]/g, '')
      assert.ok(written({ product: value }, locale).includes(`*${clean}*`), `${locale}: ${value}`)
      assert.ok(sayFinding(found({ product: value }), { ...OSLO, locale }).includes(value), locale)
      assert.ok(
        written({ [value]: 'x' }, locale)
          .toLowerCase()
          .includes(clean.toLowerCase()),
        `${locale}: dimension ${value}`,
      )
    }
})

test('dimensions called like a part of our sentences are still dimensions', () => {
  for (const name of ['other', 'everywhere', 'version', 'without', 'weekday.1', 'constructor'])
    assert.equal(
      written({ [name]: 'late' }, 'en')
        .split(':')[0]!
        .toLowerCase(),
      name,
      name,
    )
})

test('every value of our own has words in every language', () => {
  const ours: Record<string, string>[] = [
    { tenure: 'under 1 month' },
    { tenure: 'over 3 years' },
    { releasePhase: 'days 0 to 2', component: 'oven' },
    { releasePhase: 'day 14 on' },
    { shiftHour: '0' },
    { 'module: Calm calls': 'not done' },
    { weekday: '7', site: 'Storgata' },
    { segment: 'gold' },
    { component: '' },
  ]
  for (const locale of LOCALES)
    for (const slice of ours) {
      const sentence = written(slice, locale)
      assert.ok(
        !/patterns:|where\.|under 1 month\*|days 0 to 2\*|not done|\{\{/.test(
          locale === 'en' ? sentence.replaceAll(/under 1 month|not done/g, '') : sentence,
        ),
        sentence,
      )
    }
})
