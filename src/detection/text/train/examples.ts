import { readdirSync, readFileSync } from 'node:fs'
import type { Label } from '../evaluate/sets.ts'
import { fold } from '../fold.ts'
import { type Language, languageOf } from '../language.ts'

/** One message to learn from. */
export interface Example {
  text: string
  language: Language
  /** The classes it may be: two where its source does not tell neutral from happy. */
  labels: Label[]
  /** How much it counts against a hand-written example. */
  weight: number
}

/** What customers write, and what people post and say of anything. */
const FOLDERS = { customers: '../examples/', posts: '../examples/posts/' }

/** The messages written for this product, `<language>.txt` in two folders: a line each, `-` `=` or `+` first. */
export const ownExamples = (): Example[] => [...linesIn(FOLDERS.customers), ...linesIn(FOLDERS.posts)]

/** Only those in which customers write to a firm. */
export const customersExamples = (): Example[] => linesIn(FOLDERS.customers)

function linesIn(path: string): Example[] {
  const folder = new URL(path, import.meta.url)
  return readdirSync(folder)
    .sort()
    .filter((name) => name.endsWith('.txt'))
    .flatMap((name) => linesOf(folder, name))
}

const MARKS: Record<string, Label> = { '-': 'negative', '=': 'neutral', '+': 'positive' }

function linesOf(folder: URL, name: string): Example[] {
  const language = languageOf(name.replace('.txt', ''))
  if (!language) throw new Error(`examples/${name} is not named after a language.`)
  return readFileSync(new URL(name, folder), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => exampleOf(line, language, name))
}

function exampleOf(line: string, language: Language, name: string): Example {
  const label = MARKS[line[0] ?? '']
  if (!label || line[1] !== ' ')
    throw new Error(`examples/${name}: a line begins with "- ", "= " or "+ ": ${line}`)
  return { text: line.slice(2), language, labels: [label], weight: 1 }
}

/** Two messages that fold alike are one. */
export function distinct(examples: Example[]): Example[] {
  const seen = new Set<string>()
  return examples.filter(({ text, language }) => {
    const key = `${language} ${fold(text).text}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
