import { habitOf, type Reading, type Voice } from './engine.ts'
import { fold } from './fold.ts'
import { type Lexicon, lexiconFrom } from './lexicon.ts'
import { findHits, type Hit } from './match.ts'

/** Kinds of failure that ship. */
export const CATEGORIES = [
  'late',
  'not-delivered',
  'damaged',
  'quality',
  'wrong-item',
  'billing',
  'refund',
  'cancelled',
  'staff',
  'contact',
  'information',
  'technical',
  'booking',
  'availability',
  'cleanliness',
  'safety',
  'privacy',
  'discrimination',
] as const

/** What an organisation added to the kinds that ship. */
export interface CategoryBook {
  /** Its own words, found in a message. */
  hits(reading: Reading): Hit[]
  /** Which kind a kind is told as. */
  toldAs(key: string): string
}

/** One kind as the organisation says it. */
export interface OwnCategory {
  key: string
  cues: readonly string[]
  becomes: string | null
}

/** The organisation's own word for a thing is surer than a cue that ships. An assumption. */
const OWN_WEIGHT = 2
/** A chain of renamings ends here, whatever somebody wrote. */
const LONGEST_CHAIN = 5

/** Makes what an organisation says of its kinds ready to read with; undefined where it says nothing. */
export function categoryBook(own: readonly OwnCategory[]): CategoryBook | undefined {
  if (own.length === 0) return undefined
  const source = own
    .filter(({ cues }) => cues.length > 0)
    .map(
      ({ key, cues }) => `[category ${key} ${OWN_WEIGHT}]\n${cues.map(plainCue).filter(Boolean).join(' | ')}`,
    )
    .join('\n')
  const becomes = new Map(own.flatMap(({ key, becomes: other }) => (other ? [[key, other] as const] : [])))
  const lexicons = new Map<Voice, Lexicon>()
  return {
    hits: ({ voice, folded, sentences }) =>
      source === ''
        ? []
        : findHits(
            lexicons.getOrInsertComputed(voice, () => lexiconFrom(source, habitOf(voice))),
            folded.text,
            sentences,
          ),
    toldAs: (key) => {
      let told = key
      for (let step = 0; step < LONGEST_CHAIN; step++) told = becomes.get(told) ?? told
      return told
    },
  }
}

/** A phrase as a lexicon file holds it: what means something to such a file is taken out; '' where nothing is left. */
export const plainCue = (cue: string): string =>
  cue
    .replaceAll(/[|[\]@#=\s]+/g, ' ')
    .split(/ \.{2,3} /)
    .map((part) =>
      part
        .replaceAll(/\*(?!$)/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
    .filter((part) => fold(part.replace('*', '')).text.trim().length > 1)
    .join(' .. ')
