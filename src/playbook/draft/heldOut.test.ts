import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { LOCALES, type Locale } from '../../platform/i18n/index.ts'
import { checkDraft } from './check.ts'

const pairsOf = (locale: Locale): [string, [string, string][]][] =>
  Object.entries(JSON.parse(readFileSync(new URL(`held-out/${locale}.json`, import.meta.url), 'utf8')))

/** Questions come first only in a first reply. */
const isFound = (rule: string, locale: Locale, text: string): boolean => {
  const step = rule === 'diagnosis-first' ? 'acknowledge' : undefined
  return checkDraft({ text, locale, step }).findings.some((finding) => finding.rule === rule)
}

test('of faults in words that no table was fitted to, four in five are found, and nine in ten findings are right', () => {
  for (const locale of LOCALES) {
    const judged = pairsOf(locale).flatMap(([rule, list]) =>
      list.map(([bad, good]) => ({
        caught: isFound(rule, locale, bad),
        alarmed: isFound(rule, locale, good),
      })),
    )
    const caught = judged.filter((pair) => pair.caught).length
    const alarmed = judged.filter((pair) => pair.alarmed).length
    assert.ok(caught >= 0.8 * judged.length, `${locale}: ${caught} of ${judged.length}`)
    assert.ok(caught >= 0.9 * (caught + alarmed), `${locale}: ${alarmed} alarms beside ${caught}`)
  }
})
