import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { LOCALES, type Locale } from '../../platform/i18n/index.ts'
import { checkDraft, type Finding } from './check.ts'

/** Texts in which a rule is found, texts that are free of it, and texts with nothing to mend at all. */
interface Texts {
  readonly caught: Readonly<Record<string, string[]>>
  readonly free: Readonly<Record<string, string[]>>
  readonly clean: readonly string[]
}

const textsOf = (locale: Locale): Texts =>
  JSON.parse(readFileSync(new URL(`pairs/${locale}.ways.json`, import.meta.url), 'utf8'))

const findingsIn = (locale: Locale, text: string, rule?: string): Finding[] =>
  checkDraft({ text, locale, step: rule === 'diagnosis-first' ? 'acknowledge' : undefined }).findings

const finds = (locale: Locale, rule: string, text: string): boolean =>
  findingsIn(locale, text, rule).some((finding) => finding.rule === rule)

const each = (byRule: Texts['caught']): [string, string][] =>
  Object.entries(byRule).flatMap(([rule, texts]) => texts.map((text): [string, string] => [rule, text]))

test('sentence shapes are met whatever the words in them, and their harmless neighbours are not', () => {
  for (const locale of LOCALES) {
    const { caught, free } = textsOf(locale)
    const missed = each(caught).filter(([rule, text]) => !finds(locale, rule, text))
    assert.ok(missed.length <= 0.06 * each(caught).length, `${locale} missed\n${missed.join('\n')}`)
    const alarmed = each(free).filter(([rule, text]) => finds(locale, rule, text))
    assert.deepEqual(alarmed, [], `${locale} alarmed`)
  }
})

test('an agent gives their name, owns a slip and decides without being stopped or warned', () => {
  for (const locale of LOCALES)
    for (const text of textsOf(locale).clean)
      assert.deepEqual(
        findingsIn(locale, text)
          .filter(({ severity }) => severity !== 'praise')
          .map(({ rule, span }) => `${rule}: ${text.slice(...span)}`),
        [],
        `${locale}: ${text}`,
      )
})

test('one thing to mend is told once: the manager’s promise needs no time, the closing formula no "I"', () => {
  const text = 'I’ll ask my manager about the buns. Is there anything else we can help you with?'
  assert.deepEqual(
    findingsIn('en', text).map(({ rule }) => rule),
    ['my-manager', 'anything-else'],
  )
})
