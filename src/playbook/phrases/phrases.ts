import { z } from 'zod'
import type { Locale } from '../../platform/i18n/index.ts'
import en from './en.json' with { type: 'json' }
import ja from './ja.json' with { type: 'json' }
import nb from './nb.json' with { type: 'json' }
import ru from './ru.json' with { type: 'json' }
import zhHans from './zh-Hans.json' with { type: 'json' }
import zhHant from './zh-Hant.json' with { type: 'json' }

/** The four steps of a recovery, in order. */
export const STEPS = ['acknowledge', 'understand', 'solve', 'follow-up'] as const

/** One step of a recovery. */
export type Step = (typeof STEPS)[number]

/** Slots a phrase may have. `what` is a whole clause of the writer's own: what happened, or what is offered. */
export const SLOTS = ['name', 'agent', 'what', 'time'] as const

/** A slot in a phrase. */
export type Slot = (typeof SLOTS)[number]

const phraseSchema = z.strictObject({
  id: z.string(),
  /** How formal it sounds; Japanese keigo has all three. */
  register: z.enum(['plain', 'polite', 'formal']),
  text: z.string(),
})

/** One language's phrases and what a writer of that language should know. */
export const phraseBookSchema = z.strictObject({
  steps: z.record(z.enum(STEPS), z.array(phraseSchema).min(4)),
  notes: z.array(z.string()).min(3),
  notesInEnglish: z.array(z.string()).min(3),
})

/** A wording an agent can start from. */
export type Phrase = z.infer<typeof phraseSchema>
/** All wordings of one language. */
export type PhraseBook = z.infer<typeof phraseBookSchema>

const BOOKS: Record<Locale, PhraseBook> = {
  en: phraseBookSchema.parse(en),
  nb: phraseBookSchema.parse(nb),
  ru: phraseBookSchema.parse(ru),
  'zh-Hans': phraseBookSchema.parse(zhHans),
  'zh-Hant': phraseBookSchema.parse(zhHant),
  ja: phraseBookSchema.parse(ja),
}

/** The phrase book of a language: wordings per step and notes on its manners. */
export const phraseBook = (locale: Locale): PhraseBook => BOOKS[locale]

/** Wordings for one step, the ones that suit most cases first. */
export const phrasesFor = (locale: Locale, step: Step): readonly Phrase[] => BOOKS[locale].steps[step]

/** A phrase with its slots filled, and the slots its writer still has to fill. */
export interface FilledPhrase {
  readonly text: string
  readonly open: readonly Slot[]
}

/** Fills what is known; an open slot stays readable as {slot}, so that nobody sends a gap unseen. */
export function fillPhrase(phrase: Phrase, values: Partial<Record<Slot, string>>): FilledPhrase {
  const text = SLOTS.reduce(
    (filled, slot) => filled.replaceAll(`{${slot}}`, () => values[slot] || `{${slot}}`),
    phrase.text,
  )
  return { text, open: SLOTS.filter((slot) => phrase.text.includes(`{${slot}}`) && !values[slot]) }
}
