import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Voice, voiceOf } from '../engine.ts'
import { type Labelled, readSets } from '../evaluate/sets.ts'
import { languageOf } from '../language.ts'
import { customersExamples } from '../train/examples.ts'
import { columnOf, KINDS } from './kinds.ts'

/** One message to learn kinds from. */
export interface KindExample {
  text: string
  /** Columns that are said in it. */
  said: ReadonlySet<number>
  /** Columns that somebody looked for: of the others nothing is learnt. */
  judged: ReadonlySet<number>
  /** A development message: whoever wrote it labelled everything that it says, or threats and insults alone. */
  development?: 'everything' | 'threats'
}

const folder = new URL('../examples/kinds/', import.meta.url)

/** The messages written for this product, `examples/kinds/<voice>.txt`; none where nobody wrote any. */
export function kindExamples(voice: Voice): KindExample[] {
  const file = new URL(`${voice}.txt`, folder)
  return existsSync(file) ? examplesIn(readFileSync(file, 'utf8')) : []
}

/** Voices with examples of kinds. */
export const VOICES = ['en', 'nb', 'ru', 'zh', 'ja'] as const satisfies Voice[]

/** What the models of kinds learn from: our messages, and the development sets but for the oldest. */
export const allKindExamples = (): { voice: Voice; examples: KindExample[] }[] =>
  VOICES.map((voice) => ({
    voice,
    examples: [
      ...kindExamples(voice),
      ...toldExamples(voice),
      ...developmentExamples(voice),
      ...calmExamples(voice),
    ],
  }))

/** Happy and neutral messages of `examples/<language>.txt`: nothing went wrong in them and nobody is threatened. */
function calmExamples(voice: Voice): KindExample[] {
  return customersExamples()
    .filter(({ language, labels }) => voiceOf(language) === voice && !labels.includes('negative'))
    .map(({ text }) => ({ text, said: new Set(), judged: CALM }))
}

/** What a message that is not unhappy does not hold; it may well ask for something. */
export const CALM: ReadonlySet<number> = new Set(
  KINDS.flatMap((kind, column) => (kind.startsWith('ask ') ? [] : [column])),
)

/** Whole stories with complete labels, written to learn from: `examples/told/`. */
const toldExamples = (voice: Voice): KindExample[] =>
  labelledExamples('../examples/told/', voice).map(({ development: _, ...example }) => example)

const developmentExamples = (voice: Voice): KindExample[] => labelledExamples('../dev/', voice)

/** `text.<language>.csv` (complete labels) and `threat.<language>.csv` (only threat and abuse are labelled). */
function labelledExamples(folder: string, voice: Voice): KindExample[] {
  return readSets(fileURLToPath(new URL(folder, import.meta.url)))
    .filter(({ name }) => name.startsWith('text.') || name.startsWith('threat.'))
    .flatMap(({ name, rows }) =>
      rows
        .filter(({ language }) => voiceOf(languageOf(language) ?? 'en') === voice)
        .map((row) => labelledExample(row, name.startsWith('threat.'))),
    )
}

function labelledExample(
  { text, flags = [], asks = [], categories = [] }: Labelled,
  onlyThreats: boolean,
): KindExample {
  const names = [
    ...flags.map((flag) => `flag ${flag}`),
    ...asks.map((ask) => `ask ${ask}`),
    ...categories.map((key) => `category ${key}`),
  ]
  const said = new Set(names.length > 0 ? columnsIn(names.join(',')) : [])
  const judged = judgedUnder(onlyThreats ? 'fine' : 'none')
  return { text, said, judged, development: onlyThreats ? 'threats' : 'everything' }
}

/**
 * `[category late, flag churn]` opens a list of messages that say exactly this; `[fine]` of such as only look like a
 * threat or an insult, `[none]` of such as say nothing that is looked for. `=> ask refund` after a message adds to it.
 */
export function examplesIn(source: string): KindExample[] {
  const examples: KindExample[] = []
  let heading = '[none]'
  for (const raw of source.split('\n')) {
    const line = raw.trim()
    if (line === '' || line.startsWith('#')) continue
    if (line.startsWith('[')) heading = line
    else examples.push(exampleOf(line, heading))
  }
  return examples
}

function exampleOf(line: string, heading: string): KindExample {
  const [text = '', more] = line.split(' => ')
  const names = heading.slice(1, heading.indexOf(']'))
  const own = names === 'none' || names === 'fine' ? [] : columnsIn(names)
  return {
    text,
    said: new Set([...own, ...(more ? columnsIn(more) : [])]),
    judged: new Set([...judgedUnder(names), ...(more ? columnsIn(more) : [])]),
  }
}

function columnsIn(names: string): number[] {
  return names.split(',').map((name) => {
    const column = columnOf.get(name.trim())
    if (column === undefined)
      throw new Error(`An example is listed under "${name.trim()}", which is no kind.`)
    return column
  })
}

/**
 * An ask or a flag alone says nothing about what went wrong before; and "nobody rang back, four times" was listed
 * for what went wrong, not for whether it is told again or by whom.
 */
function judgedUnder(names: string): Set<number> {
  const all = KINDS.map((_, column) => column)
  if (names === 'fine') return new Set(columnsIn('flag threat, flag abuse'))
  if (names === 'none') return new Set(all)
  if (names.includes('category ')) {
    const again = names.includes('category contact') ? ', flag repeat-contact' : ''
    const aside = columnsIn(`flag vulnerable${again}`)
    return new Set(all.filter((column) => !aside.includes(column)))
  }
  return new Set(all.filter((column) => !(KINDS[column] as string).startsWith('category ')))
}
