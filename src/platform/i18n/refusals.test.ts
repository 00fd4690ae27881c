import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { isTranslated, LOCALES, refusalIn } from './index.ts'

const SOURCE = new URL('../../', import.meta.url)

/** Refusals that only somebody at a console reads, or nobody: a start that fails, commands, evaluation of models. */
const CONSOLE =
  /^(cli|commands|server)\.ts$|^program\/|^patterns\/|^platform\/(cluster|config|csv|lane|database|jobs|health)\/|static\.ts$|commands\.ts$|console\.ts$|^detection\/text\/|^impact\/(read-table|commands)|^intake\/import\/(importFile|kinds|csv\/columns|plan)/

/** Refusals that only a program can bring about: a broken header, a key without a person, an internal step. */
const PROGRAMS =
  /^(This does not go out yet|If-Match takes|Idempotency-Key has|The body is not JSON|The body cannot be used|Send X\.|Name the customer by|"me" needs|This cursor|is not valid here|this key is nobody|is not the customer of|nobody with this id|is not after from|"X" cannot be read|No team or site|The database went away|The body cannot be used as it is|The web bundle|A recovery survey names|Write a language tag|holds a name or password|A score needs its scale|On X, a score|the device did not check|X: X)/

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.ts$/.test(path) && !/\.test\.ts$/.test(path) && !CONSOLE.test(path))

const SAID = [
  /new Problem\(\s*'[^']+',\s*('(?:[^'\\]|\\.)*'|`[^`]*`)/g,
  /(?:outOfOrder|refused|refuse)\(\s*('(?:[^'\\]|\\.)*'|`[^`]*`)/g,
  /wrong\(\s*(?:'\/\w+',\s*)?('[A-Z](?:[^'\\]|\\.)*'|`[A-Z][^`]*`)/g,
  /path: '\/\w*', message: ('(?:[^'\\]|\\.)*'|`[^`]*`)/g,
]

/** Every sentence of a refusal in a file, its values written as X. */
const sentencesOf = (path: string): string[] =>
  SAID.flatMap((pattern) => [...readFileSync(new URL(path, SOURCE), 'utf8').matchAll(pattern)]).map((match) =>
    (match[1] ?? '').slice(1, -1).replaceAll(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, 'X'),
  )

test('whatever a screen may be refused is said in all six languages', () => {
  const said = files.flatMap((path) => sentencesOf(path).map((sentence) => ({ path, sentence })))
  assert.ok(said.length > 80, `only ${said.length} refusals were found in the code`)
  const missing = said.filter(({ sentence }) => !PROGRAMS.test(sentence) && !isTranslated(sentence))
  assert.deepEqual(missing, [])
})

test('a refusal keeps its numbers and names in every language', () => {
  const waiting = 'Too many tries. Wait 15 min, then try again.'
  const owned = 'Ingrid Berg has this case. To hand it over, add a note.'
  for (const locale of LOCALES) {
    assert.match(refusalIn(locale, waiting), /15/)
    assert.match(refusalIn(locale, owned), /Ingrid Berg/)
    assert.equal(refusalIn(locale, waiting) === waiting, locale === 'en')
  }
})

test('roles inside a refusal are named in its language', () => {
  assert.equal(
    refusalIn('nb', 'This is for manager, owner. Ask one of them.'),
    'Dette er for sjef, eier. Spør en av dem.',
  )
})

test('what no room has words for is told as it was said', () => {
  assert.equal(refusalIn('ja', 'A sentence of somewhere else.'), 'A sentence of somewhere else.')
})

test('each room says the same refusals in every language, with the same blanks', () => {
  const rooms = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).flatMap(
    (path) => path.replaceAll('\\', '/').match(/^([\w-]+)\/words\/refusals\/en\.json$/)?.[1] ?? [],
  )
  const read = (room: string, locale: string): Record<string, string> =>
    JSON.parse(readFileSync(new URL(`${room}/words/refusals/${locale}.json`, SOURCE), 'utf8'))
  assert.ok(rooms.length > 5)
  for (const room of rooms)
    for (const locale of LOCALES) {
      const [english, other] = [read(room, 'en'), read(room, locale)]
      assert.deepEqual(Object.keys(other), Object.keys(english), `${room} ${locale}`)
      for (const [key, text] of Object.entries(other))
        for (const [blank] of text.matchAll(/\{\{\w+\}\}/g))
          assert.ok(english[key]?.includes(blank), `${room} ${locale} ${key} ${blank}`)
    }
})
