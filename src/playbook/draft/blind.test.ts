import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { LOCALES, type Locale } from '../../platform/i18n/index.ts'
import { checkDraft } from './check.ts'

const pairsOf = (locale: Locale, set = 'blind'): Record<string, [string, string][]> =>
  JSON.parse(readFileSync(new URL(`pairs/${locale}.${set}.json`, import.meta.url), 'utf8'))

const WIDER = new Set<Locale>(['ru', 'zh-Hans', 'zh-Hant', 'ja'])

/** Which texts a rule is found in; questions come first only in a first reply. */
const found = (rule: string, locale: Locale, texts: readonly string[]): string[] => {
  const step = rule === 'diagnosis-first' ? 'acknowledge' : undefined
  return texts.filter((text) =>
    checkDraft({ text, locale, step }).findings.some((finding) => finding.rule === rule),
  )
}

test('pairs by somebody who never saw the tables: a bad one is caught, its better twin passes', () => {
  for (const locale of LOCALES) {
    const pairs = Object.entries(pairsOf(locale))
    const caught = pairs.flatMap(([rule, list]) =>
      found(
        rule,
        locale,
        list.map(([bad]) => bad),
      ),
    )
    const alarmed = pairs.flatMap(([rule, list]) =>
      found(
        rule,
        locale,
        list.map(([, good]) => good),
      ),
    )
    const all = pairs.reduce((sum, [, list]) => sum + list.length, 0)
    assert.ok(caught.length >= 0.95 * all, `${locale}: ${caught.length} of ${all}`)
    assert.ok(alarmed.length <= 0.03 * caught.length, `${locale} alarmed\n${alarmed.join('\n')}`)
  }
})

/** A twin is written to lack one fault; with few exceptions it should not be stopped for another. */
test('the better twins are hardly ever kept from being sent', () => {
  for (const locale of LOCALES) {
    const twins = Object.values(pairsOf(locale)).flatMap((list) => list.map(([, good]) => good))
    const stopped = twins.filter((text) =>
      checkDraft({ text, locale, step: 'solve' }).findings.some(({ severity }) => severity === 'block'),
    )
    assert.ok(stopped.length <= 0.08 * twins.length, `${locale} stopped\n${stopped.join('\n')}`)
  }
})

test('wider pairs of the weakest rules: the bad one is caught, its twin passes', () => {
  for (const locale of LOCALES.filter((each) => WIDER.has(each)))
    for (const [rule, list] of Object.entries(pairsOf(locale, 'wider'))) {
      const [bad, good] = [list.map(([text]) => text), list.map(([, text]) => text)]
      const missed = bad.length - found(rule, locale, bad).length
      assert.ok(missed <= 0.1 * bad.length, `${locale} ${rule}: ${missed} missed`)
      const alarmed = found(rule, locale, good)
      assert.ok(alarmed.length <= 0.1 * good.length, `${locale} ${rule}\n${alarmed.join('\n')}`)
    }
})
