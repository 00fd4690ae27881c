import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { LOCALES, type Locale } from '../../platform/i18n/index.ts'
import { phrasesFor, STEPS } from '../phrases/phrases.ts'
import { checkDraft } from './check.ts'
import type { Rule } from './rules.ts'

/** What the guides on service recovery recommend to say, and what they warn of, in each language. */
const GUIDES: { model: Record<Locale, string[]>; anti: [Rule, Record<Locale, string>][] } = JSON.parse(
  readFileSync(new URL('pairs/articles.json', import.meta.url), 'utf8'),
)

const mended = (locale: Locale, text: string, step?: (typeof STEPS)[number]) =>
  checkDraft({ text, locale, step }).findings.filter(({ severity }) => severity !== 'praise')

test('the phrases that the guides recommend pass, in all six languages', () => {
  for (const locale of LOCALES)
    for (const text of GUIDES.model[locale])
      assert.deepEqual(
        mended(locale, text).map(({ rule }) => rule),
        [],
        `${locale}: ${text}`,
      )
})

test('what the guides warn of is caught, in all six languages', () => {
  for (const [rule, texts] of GUIDES.anti)
    for (const locale of LOCALES)
      assert.ok(
        mended(locale, texts[locale]).some((finding) => finding.rule === rule),
        `${locale} ${rule}: ${texts[locale]}`,
      )
})

test('our own wordings pass at their own step', () => {
  for (const locale of LOCALES)
    for (const step of STEPS)
      for (const { id, text } of phrasesFor(locale, step)) {
        const filled = text
          .replaceAll('{time}', '17:00')
          .replaceAll('{name}', 'Clara')
          .replaceAll('{agent}', 'Ana')
        assert.deepEqual(
          // Its gaps are the writer's to fill; nothing else may be wrong with it.
          mended(locale, filled, step)
            .filter(({ rule }) => rule !== 'open-slot')
            .map(({ rule, span }) => `${rule}: ${filled.slice(...span)}`),
          [],
          `${locale} ${step} ${id}`,
        )
      }
})
