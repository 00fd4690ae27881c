import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { LOCALES, type Locale } from './i18n.ts'

const SOURCE = fileURLToPath(new URL('../../', import.meta.url))

/** Sentences by room and name, such as `cases.closed`. */
type Sentences = ReadonlyMap<string, string>

/** An English sentence with blanks, and how to read the values out of what was said. */
interface Blanked {
  readonly key: string
  readonly reads: RegExp
}

/** All refusals: English ones by their words, the others by name. */
interface Catalogue {
  readonly whole: ReadonlyMap<string, string>
  readonly blanked: readonly Blanked[]
  readonly in: Readonly<Record<Locale, Sentences>>
}

let catalogue: Catalogue | undefined

/**
 * A refusal in another language. Code says it in English where it refuses, so that logs and programs read one language;
 * each room's `words/refusals` holds the same sentence under a name in all six, its values as `{{blanks}}`. A sentence that
 * is in none of them (a console's, another program's) stays as it was said.
 */
export function refusalIn(locale: Locale, sentence: string): string {
  if (locale === 'en') return sentence
  catalogue ??= readCatalogue()
  const key = catalogue.whole.get(sentence)
  if (key !== undefined) return catalogue.in[locale].get(key) ?? sentence
  for (const { key: named, reads } of catalogue.blanked) {
    const values = reads.exec(sentence)?.groups
    if (values) return filled(catalogue.in[locale].get(named) ?? sentence, locale, values)
  }
  return sentence
}

/** Whether a sentence can be said in every language. */
export function isTranslated(sentence: string): boolean {
  catalogue ??= readCatalogue()
  return catalogue.whole.has(sentence) || catalogue.blanked.some(({ reads }) => reads.test(sentence))
}

const filled = (text: string, locale: Locale, values: Record<string, string>): string =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (_, blank: string) => valueIn(locale, values[blank] ?? ''))

/** A value may be a list of roles, or a field and what is wrong with it: its parts are said in the language too. */
const valueIn = (locale: Locale, value: string): string =>
  value
    .split(/(, |: )/)
    .map((part) => [part, `${part}.`].find((each) => catalogue?.whole.has(each)) ?? part)
    .map((part) => refusalIn(locale, part))
    .join('')

function readCatalogue(): Catalogue {
  const read = Object.fromEntries(LOCALES.map((locale) => [locale, sentencesIn(locale)]))
  const english = [...(read.en ?? [])]
  return {
    whole: new Map(english.filter(([, text]) => !text.includes('{{')).map(([key, text]) => [text, key])),
    blanked: english
      .filter(([, text]) => text.includes('{{'))
      .map(([key, text]) => ({ key, reads: readerOf(text) })),
    in: read as Catalogue['in'],
  }
}

/** Every character but the blanks stands for itself. */
function readerOf(text: string): RegExp {
  const parts = text.split(/\{\{(\w+)\}\}/)
  return new RegExp(
    `^${parts.map((part, i) => (i % 2 === 1 ? `(?<${part}>.+?)` : RegExp.escape(part))).join('')}$`,
    's',
  )
}

function sentencesIn(locale: Locale): Sentences {
  const rooms = readdirSync(SOURCE, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return new Map(
    rooms.flatMap(({ name }) =>
      Object.entries(ofRoom(name, locale)).map(([key, text]): [string, string] => [`${name}.${key}`, text]),
    ),
  )
}

function ofRoom(room: string, locale: Locale): Record<string, string> {
  try {
    return JSON.parse(readFileSync(`${SOURCE}${room}/words/refusals/${locale}.json`, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
}
