import { existsSync } from 'node:fs'
import { type Folded, type FoldStyle, fold } from './fold.ts'
import type { Language } from './language.ts'
import { type Lexicon, type Reach, readLexicon } from './lexicon.ts'
import { bySection, findHits, type Hit, sentencesOf } from './match.ts'

/** Languages that share one set of words: nynorsk is read with bokmål's, traditional Han is read simplified. */
export type Voice = 'en' | 'nb' | 'ru' | 'zh' | 'ja' | 'de' | 'es' | 'fr' | 'pt' | 'ar' | 'sv' | 'da'

/** How one voice writes. */
interface Habit {
  reach: Reach
  style: FoldStyle
  /** How far a "not" before (or, in Japanese, after) a word turns it round, in folded code units. */
  negation: { before: number; after: number }
}

const SPACED: Reach = { near: 32, far: 90 }
const DENSE: Reach = { near: 12, far: 40 }
const plain: Habit = { reach: SPACED, style: {}, negation: { before: 18, after: 0 } }
const unaccented: Habit = { ...plain, style: { dropAccents: true } }

const HABITS: Record<Voice, Habit> = {
  en: plain,
  nb: plain,
  ru: plain,
  de: { ...plain, negation: { before: 18, after: 12 } },
  sv: plain,
  da: plain,
  ar: plain,
  es: unaccented,
  fr: unaccented,
  pt: unaccented,
  zh: { reach: DENSE, style: { simplify: true }, negation: { before: 3, after: 0 } },
  ja: { reach: DENSE, style: {}, negation: { before: 0, after: 6 } },
}

/** Which set of words reads a language. */
export function voiceOf(language: Language): Voice {
  if (language === 'nn') return 'nb'
  return language === 'zh-Hans' || language === 'zh-Hant' ? 'zh' : language
}

/** A message made ready to be judged: folded, cut into sentences, with every cue found in it. */
export interface Reading {
  voice: Voice
  folded: Folded
  sentences: Uint32Array
  /** What was found, by section (`neg`, `flag`, `negator`, ...), each list ordered by where its hits end. */
  hits: Map<string, Hit[]>
}

const lexicons = new Map<Voice, Lexicon>()

/** Reads a message with the words of its language. */
export function read(text: string, voice: Voice): Reading {
  const folded = fold(text, HABITS[voice].style)
  const sentences = sentencesOf(folded.text)
  return { voice, folded, sentences, hits: bySection(findHits(lexiconFor(voice), folded.text, sentences)) }
}

export const habitOf = (voice: Voice): Habit => HABITS[voice]

/** A lexicon is read once a process: 5 to 30 ms at the first message of a language. */
export function lexiconFor(voice: Voice): Lexicon {
  const known = lexicons.get(voice)
  if (known) return known
  const files = ['shared', voice]
    .map((name) => new URL(`./lexicons/${name}.cues`, import.meta.url))
    .filter((file) => existsSync(file))
  const lexicon = readLexicon(files, HABITS[voice])
  lexicons.set(voice, lexicon)
  return lexicon
}
