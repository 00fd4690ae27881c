import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { LOCALES } from './language/locale.ts'

const SOURCE = new URL('../', import.meta.url)
const ENDINGS = /_(zero|one|two|few|many|other)$/

const roomsWithWords = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .flatMap((path) => path.match(/^([\w-]+)\/words\/en\.json$/)?.[1] ?? [])

type Words = { [key: string]: string | Words }

const read = (room: string, locale: string): Words =>
  JSON.parse(readFileSync(new URL(`${room}/words/${locale}.json`, SOURCE), 'utf8'))

function sentences(words: Words, before = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[before + key, value]] : sentences(value, `${before}${key}.`),
  )
}

const meanings = (words: Words) => new Set(sentences(words).map(([key]) => key.replace(ENDINGS, '')))

const blanks = (text: string) =>
  new Set(text.match(/\{\{-?\s*[\w.]+/g)?.map((blank) => blank.replace(/\W/g, '')))

for (const room of roomsWithWords) {
  for (const locale of Object.keys(LOCALES).filter((each) => each !== 'en')) {
    test(`${room} says everything in ${locale} that it says in English`, () => {
      assert.deepEqual([...meanings(read(room, locale))].sort(), [...meanings(read(room, 'en'))].sort())
    })
  }

  test(`${room} fills the same blanks in every language`, () => {
    const english = new Map(
      sentences(read(room, 'en')).map(([key, text]) => [key.replace(ENDINGS, ''), blanks(text)]),
    )
    for (const locale of Object.keys(LOCALES))
      for (const [key, text] of sentences(read(room, locale)))
        for (const blank of blanks(text))
          assert.ok(
            blank === 'count' || english.get(key.replace(ENDINGS, ''))?.has(blank),
            `${room} ${locale} ${key}: {{${blank}}} is not in the English sentence`,
          )
  })

  test(`${room} has every plural form of every language`, () => {
    for (const locale of Object.keys(LOCALES)) {
      const keys = sentences(read(room, locale)).map(([key]) => key)
      const counted = new Set(keys.filter((key) => ENDINGS.test(key)).map((key) => key.replace(ENDINGS, '')))
      const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories
      for (const key of counted)
        for (const form of forms)
          assert.ok(keys.includes(`${key}_${form}`), `${room} ${locale}: ${key}_${form} is missing`)
    }
  })
}
