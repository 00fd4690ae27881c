import { readFileSync } from 'node:fs'
import { Automaton } from './automaton.ts'
import { type FoldStyle, foldedText } from './fold.ts'

/**
 * What a lexicon file holds, after reading. The files are plain text that anyone who speaks the language can mend:
 * `[section key weight]` opens a list, `|` separates phrases, `@name = a | b` names a choice, `stem*` may go on,
 * `a .. b` means b soon after a in the same sentence, `a ... b` anywhere later in it. A `[not flag x]` pattern takes
 * back the `[flag x]` patterns it touches.
 */
export interface Lexicon {
  automaton: Automaton
  /** For each phrase of the automaton: the pattern steps it can be. */
  steps: Step[][]
  patterns: Pattern[]
  /** How many steps of patterns with more than one need to be remembered. */
  remembered: number
}

/** One line of meaning: `[flag threat] @will .. @hurt .. you`. */
export interface Pattern {
  section: string
  key: string
  weight: number
  /** Where its steps are remembered while matching, and how many it has. */
  first: number
  length: number
  /** For each step after the first: how far behind the step before may end, in folded code units. */
  reach: number[]
}

/** A phrase in its place: step `at` of a pattern. */
export interface Step {
  pattern: number
  at: number
  openStart: boolean
  openEnd: boolean
}

/** How far `..` and `...` reach: Han and kana say in 12 characters what Latin letters say in 30. */
export interface Reach {
  near: number
  far: number
}

interface Draft {
  section: string
  key: string
  weight: number
  steps: string[][]
  gaps: string[]
}

/** Reads lexicon files (later ones add to earlier ones) into one matcher. */
export function readLexicon(files: URL[], { reach, style }: { reach: Reach; style: FoldStyle }): Lexicon {
  const drafts = files.flatMap((file) => draftsOf(readFileSync(file, 'utf8')))
  return compile(drafts, { reach, style })
}

/** The same from lines in memory. */
export const lexiconFrom = (source: string, how: { reach: Reach; style: FoldStyle }): Lexicon =>
  compile(draftsOf(source), how)

function draftsOf(source: string): Draft[] {
  const choices = new Map<string, string[]>()
  const drafts: Draft[] = []
  let head = { section: '', key: '', weight: 1 }
  for (const raw of source.split('\n')) {
    const line = raw.trim()
    if (line === '' || line.startsWith('#')) continue
    const choice = /^@(\S+)\s*=\s*(.*)$/.exec(line)
    if (choice) choices.set(choice[1] as string, phrasesOf(choice[2] as string, choices))
    else if (line.startsWith('[')) head = headOf(line)
    else for (const phrase of splitPhrases(line)) drafts.push(draftOf(phrase, head, choices))
  }
  return drafts
}

const splitPhrases = (line: string): string[] =>
  line
    .split('|')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '')

const phrasesOf = (line: string, choices: Map<string, string[]>): string[] =>
  splitPhrases(line).flatMap((phrase) => expand(phrase, choices))

/** `you @insult` becomes one phrase for each word that `@insult` may be. */
function expand(phrase: string, choices: Map<string, string[]>): string[] {
  const at = phrase.search(/@[\p{L}\p{N}]/u)
  if (at === -1) return [phrase]
  // Chinese puts no space after the name: the longest name that fits is meant.
  const fitting = [...choices.keys()].filter((name) => phrase.startsWith(name, at + 1))
  const name = fitting.sort((a, b) => b.length - a.length)[0]
  if (name === undefined) throw new Error(`A lexicon names ${phrase.slice(at)} before saying what it is.`)
  const words = choices.get(name) ?? []
  const [before, after] = [phrase.slice(0, at), phrase.slice(at + 1 + name.length)]
  return words.flatMap((word) =>
    expand(before + (after === '' ? word : word.replace(/\*$/, '')) + after, choices),
  )
}

/** `[category late 2]`, `[negator]`, `[neg 3]`: section, key where it has one, weight where it says one. */
function headOf(line: string): { section: string; key: string; weight: number } {
  const words = line.slice(1, line.indexOf(']')).split(' ')
  const last = Number(words.at(-1))
  const weight = Number.isFinite(last) ? last : 1
  const names = Number.isFinite(last) ? words.slice(0, -1) : words
  return { section: names[0] ?? '', key: names.slice(1).join(' '), weight }
}

function draftOf(phrase: string, head: Omit<Draft, 'steps' | 'gaps'>, choices: Map<string, string[]>): Draft {
  const parts = phrase.replaceAll(' * ', ' .. ').split(/ (\.{2,3}) /)
  const steps = parts.filter((_, i) => i % 2 === 0).map((part) => expand(part, choices))
  return { ...head, steps, gaps: parts.filter((_, i) => i % 2 === 1) }
}

function compile(drafts: Draft[], { reach, style }: { reach: Reach; style: FoldStyle }): Lexicon {
  const ids = new Map<string, number>()
  const steps: Step[][] = []
  let memory = 0
  const patterns = drafts.map((draft, pattern): Pattern => {
    const first = memory
    if (draft.steps.length > 1) memory += draft.steps.length
    draft.steps.forEach((phrases, at) => {
      for (const phrase of phrases) place(phrase, { pattern, at, style, ids, steps })
    })
    const reaches = draft.gaps.map((gap) => (gap === '..' ? reach.near : reach.far))
    return {
      section: draft.section,
      key: draft.key,
      weight: draft.weight,
      first,
      length: draft.steps.length,
      reach: reaches,
    }
  })
  return { automaton: new Automaton([...ids.keys()]), steps, patterns, remembered: memory }
}

interface Place {
  pattern: number
  at: number
  style: FoldStyle
  ids: Map<string, number>
  steps: Step[][]
}

function place(phrase: string, { pattern, at, style, ids, steps }: Place): void {
  const openStart = phrase.startsWith('*')
  const openEnd = phrase.endsWith('*') && phrase.length > 1
  const text = foldedText(phrase.slice(openStart ? 1 : 0, openEnd ? -1 : undefined), style).trim()
  if (text === '') throw new Error(`A lexicon holds an empty phrase: "${phrase}".`)
  const id = ids.get(text) ?? ids.size
  if (id === ids.size) ids.set(text, id)
  steps[id] ??= []
  steps[id].push({ pattern, at, openStart, openEnd })
}
