import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LOCALES } from '../../platform/i18n/index.ts'
import { fillPhrase, phraseBook, phrasesFor, SLOTS, STEPS } from './phrases.ts'

test('every language has at least four wordings for each step, the same ones, and its own manners', () => {
  const idsOf = (locale: (typeof LOCALES)[number]) =>
    STEPS.map((step) => phrasesFor(locale, step).map(({ id }) => id))
  for (const locale of LOCALES) {
    assert.deepEqual(idsOf(locale), idsOf('en'), locale)
    assert.ok(phraseBook(locale).notes.length >= 3)
  }
})

test('no wording has a slot that nobody fills', () => {
  for (const locale of LOCALES)
    for (const phrase of STEPS.flatMap((step) => phrasesFor(locale, step)))
      for (const [, slot] of phrase.text.matchAll(/\{(\w*)\}/g))
        assert.ok((SLOTS as readonly string[]).includes(slot ?? ''), `${locale} ${phrase.id}: ${slot}`)
})

test('each first answer says sorry by name, who owns the case, and by when', () => {
  for (const locale of LOCALES)
    for (const { id, text } of phrasesFor(locale, 'acknowledge')) {
      assert.match(text, /\{name\}.*\{agent\}|\{agent\}.*\{name\}/s, `${locale} ${id}`)
      if (id !== 'listen-first') assert.match(text, /\{time\}/, `${locale} ${id}`)
    }
})

test('what is known is filled in, what is not stays visible', () => {
  const [first] = phrasesFor('en', 'acknowledge')
  assert.ok(first)
  const filled = fillPhrase(first, { name: 'Clara', agent: 'Ana', time: '12:10' })
  assert.match(filled.text, /^I'm sorry, Clara\. \{what\}\./)
  assert.deepEqual(filled.open, ['what'])
  assert.deepEqual(fillPhrase(first, { name: '$&', agent: 'a', time: 'b', what: 'c' }).open, [])
})
