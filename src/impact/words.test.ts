import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { LOCALES } from '../platform/i18n/index.ts'

type Words = { [key: string]: string | Words }

const wordsIn = (locale: string): Map<string, string> => {
  const flat = new Map<string, string>()
  const walk = (words: Words, path: string): void => {
    for (const [key, value] of Object.entries(words)) {
      if (typeof value === 'string') flat.set(`${path}${key}`, value)
      else walk(value, `${path}${key}.`)
    }
  }
  walk(JSON.parse(readFileSync(new URL(`./words/${locale}.json`, import.meta.url), 'utf8')) as Words, '')
  return flat
}

const placesIn = (sentence: string): string[] =>
  [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1] ?? '').sort()

test('every sentence exists in six languages with the same numbers in it', () => {
  const english = wordsIn('en')
  assert.ok(english.size > 20)
  for (const locale of LOCALES) {
    const words = wordsIn(locale)
    assert.deepEqual([...words.keys()].sort(), [...english.keys()].sort(), locale)
    for (const [key, sentence] of words)
      assert.deepEqual(placesIn(sentence), placesIn(english.get(key) ?? ''), `${locale} ${key}`)
  }
})
