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

const ENDINGS = /_(one|few|many|other)$/
const meaningOf = (key: string): string => key.replace(ENDINGS, '')

// "One person" needs no number.
const placesIn = (sentence: string): string[] =>
  [...sentence.matchAll(/\{\{(\w+)\}\}/g)]
    .map((m) => m[1] ?? '')
    .filter((name) => name !== 'count')
    .sort()

test('every sentence exists in six languages with the same numbers in it', () => {
  const english = wordsIn('en')
  assert.ok(english.size > 20)
  for (const locale of LOCALES) {
    const words = wordsIn(locale)
    const meanings = (of: Map<string, string>) => [...new Set([...of.keys()].map(meaningOf))].sort()
    assert.deepEqual(meanings(words), meanings(english), locale)
    for (const [key, sentence] of words) {
      const same = english.get(key) ?? english.get(`${meaningOf(key)}_other`) ?? ''
      assert.deepEqual(placesIn(sentence), placesIn(same), `${locale} ${key}`)
    }
  }
})
