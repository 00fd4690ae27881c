import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { languageOf } from '../language.ts'

/** What a person said a message is. */
export type Label = 'negative' | 'neutral' | 'positive'

/** One labelled message; what a set does not label is undefined. */
export interface Labelled {
  text: string
  language?: string
  mood?: Label
  /** Expected kinds, complete: what is not listed must not be found. */
  flags?: string[]
  asks?: string[]
  categories?: string[]
  /** An attack on a group or person (true) or a text that only looks like one (false). */
  hateful?: boolean
}

/** One CSV file as a set. */
export interface LabelledSet {
  name: string
  rows: Labelled[]
}

type Row = Record<string, string>

const TEXT = [
  'text',
  'message',
  'comment',
  'comment_text',
  'review',
  'reviewbody',
  'test_case',
  'sentence',
  'review_comment_message',
]
const MOOD = [
  'sentiment',
  'mood',
  'airline_sentiment',
  'polarity',
  'label',
  'star',
  'stars',
  'review_score',
  'service',
  'score',
]
const LANGUAGE = ['language', 'lang', 'locale']

/** Every CSV file (also gzipped) under a folder that has a text and something a person said about it. */
export function readSets(folder: string): LabelledSet[] {
  return filesUnder(folder)
    .filter((path) => /\.csv(\.gz)?$/.test(path))
    .map((path) => ({ name: nameOf(folder, path), rows: rowsOf(path, folderName(path)) }))
    .filter(({ rows }) => rows.length > 0)
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name)
      return statSync(path).isDirectory() ? filesUnder(path) : [path]
    })
}

const folderName = (path: string): string => basename(join(path, '..'))

/** `zh-waimai10k/dev.csv.gz` is called zh-waimai10k; two files of one folder keep their own names. */
function nameOf(folder: string, path: string): string {
  const inside = relative(folder, path).replace(/\.csv(\.gz)?$/, '')
  return inside.replace(/\/dev$/, '')
}

function rowsOf(path: string, folder: string): Labelled[] {
  const raw = readFileSync(path)
  const text = (path.endsWith('.gz') ? gunzipSync(raw) : raw).toString('utf8')
  const rows: Row[] = parse(text, {
    columns: true,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  })
  const columns = Object.keys(rows[0] ?? {})
  const textColumn = TEXT.find((name) => columns.includes(name))
  if (!textColumn) return []
  const mood = moodReader(rows, columns)
  const prefix = languageOf(folder.slice(0, 2) === folder.split('-')[0] ? folder.slice(0, 2) : undefined)
  return rows
    .map((row) =>
      labelledOf(row, { textColumn, columns, mood, prefix: /^zh-h/.test(folder) ? 'zh-Hant' : prefix }),
    )
    .filter((row) => row.text !== '' && Object.keys(row).some((key) => key !== 'text' && key !== 'language'))
}

interface Reader {
  textColumn: string
  columns: string[]
  mood: (row: Row) => Label | undefined
  prefix: string | undefined
}

function labelledOf(row: Row, { textColumn, columns, mood, prefix }: Reader): Labelled {
  const named = LANGUAGE.find((name) => columns.includes(name))
  const language = (named && languageName(row[named] ?? '')) || prefix
  const label = mood(row)
  return {
    text: row[textColumn] ?? '',
    ...(language && { language }),
    ...(label && { mood: label }),
    ...listOf(row, 'flags'),
    ...listOf(row, 'asks'),
    ...listOf(row, 'categories'),
    ...(row.label_gold !== undefined && { hateful: row.label_gold === 'hateful' }),
  }
}

/** `flags: "churn|legal"`; an empty cell says that there is none. Lists of other shapes are another set's own. */
function listOf(row: Row, key: 'flags' | 'asks' | 'categories'): Partial<Labelled> {
  const cell = row[key]
  if (cell === undefined || !/^[a-z-]*([|; ]+[a-z-]+)*$/.test(cell.trim())) return {}
  return { [key]: cell.split(/[|; ]+/).filter((kind) => kind !== '') }
}

const NAMES: Record<string, string> = {
  arabic: 'ar',
  english: 'en',
  french: 'fr',
  german: 'de',
  mandarin: 'zh-Hans',
  portuguese: 'pt',
  spanish: 'es',
}

const languageName = (name: string): string | undefined => NAMES[name.toLowerCase()] ?? languageOf(name)

/** How a set says unhappy: in words, on stars (1..5), on 0..10, as -1 0 1, or as two classes 0 and 1. */
function moodReader(rows: Row[], columns: string[]): (row: Row) => Label | undefined {
  const column = MOOD.find((name) => columns.includes(name))
  if (!column || columns.includes('label_gold')) return () => undefined
  const values = new Set(rows.map((row) => (row[column] ?? '').toLowerCase()))
  const numbers = [...values].map(Number).filter((value) => Number.isFinite(value))
  const highest = Math.max(...numbers, 1)
  const twoClasses = values.size === 2 && values.has('0') && values.has('1')
  return (row) => labelOf((row[column] ?? '').toLowerCase(), { highest, twoClasses })
}

const WORDS: Record<string, Label> = {
  negative: 'negative',
  neg: 'negative',
  cry: 'negative',
  neutral: 'neutral',
  ok: 'neutral',
  positive: 'positive',
  pos: 'positive',
  smile: 'positive',
}

function labelOf(
  value: string,
  { highest, twoClasses }: { highest: number; twoClasses: boolean },
): Label | undefined {
  if (WORDS[value]) return WORDS[value]
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number)) return undefined
  if (twoClasses) return number === 1 ? 'positive' : 'negative'
  if (highest === 1) return number < 0 ? 'negative' : number > 0 ? 'positive' : 'neutral'
  // Stars: 1-2 unhappy, 4-5 happy. A 0..10 note: below 5 unhappy, from 7 happy.
  const [low, high] = highest > 5 ? [5, 7] : [3, 4]
  return number < low ? 'negative' : number >= high ? 'positive' : 'neutral'
}
