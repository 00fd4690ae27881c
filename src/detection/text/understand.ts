import { read, voiceOf } from './engine.ts'
import { spanOf } from './fold.ts'
import { asksOf, categoriesOf, flagsOf, round } from './judge.ts'
import { LANGUAGES, type Tongue, tongueOf } from './language.ts'
import { type Mood, moodOf } from './mood.ts'
import type { Understanding } from './schema.ts'
import { severityOf } from './severity.ts'

/** A message and what is known about its writer. */
export interface Message {
  text: string
  /** The customer's locale, a prior and not an answer: short messages lean to it. */
  locale?: string | undefined
  /** The languages this organisation serves; all we read when not given. */
  languages?: readonly string[]
}

/** Cues in the order of their weight; a screen shows a handful. */
const EVIDENCE = 8

/** Reads one message: pure, offline, linear in its length. Empty text is `und` and 0.5. */
export function understand({ text, locale, languages = LANGUAGES }: Message): Understanding {
  const tongue = tongueOf(text, { locale, languages })
  if (text.trim() === '' || tongue.language === 'und') return unread(tongue)
  const reading = read(text, voiceOf(tongue.language))
  const mood = moodOf(reading)
  const dissatisfaction = round(dissatisfactionOf(mood))
  const categories = categoriesOf(reading, dissatisfaction)
  const flags = flagsOf(reading)
  return {
    ...languageOf(tongue),
    dissatisfaction,
    sentiment: sentimentOf(mood, dissatisfaction),
    categories,
    ...severityOf(reading, { dissatisfaction, categories, flags }),
    asks: asksOf(reading),
    flags,
    evidence: evidenceOf(mood).map(({ weight, start, end }) => ({
      weight: round(weight),
      span: spanOf(reading.folded, start, end),
    })),
    engine: 'cues',
  }
}

const languageOf = ({ language, confidence, script }: Tongue) => ({
  language,
  languageConfidence: round(confidence),
  ...(script && { script }),
})

/** Nothing to go by: neither happy nor unhappy, and no claim. */
const unread = (tongue: Tongue): Understanding => ({
  ...languageOf({ ...tongue, language: 'und' }),
  dissatisfaction: 0.5,
  sentiment: 'neutral',
  categories: [],
  severity: 'S1',
  severityPoints: [],
  asks: [],
  flags: [],
  evidence: [],
  engine: 'cues',
})

/** The balance of unhappy and happy words as a probability; no cue at all is a little below even. */
function dissatisfactionOf({ negative, positive }: Mood): number {
  const balance = (negative - positive) / (1.5 + negative + positive)
  return 1 / (1 + Math.exp(0.5 - 4 * balance))
}

function sentimentOf({ negative, positive }: Mood, dissatisfaction: number): Understanding['sentiment'] {
  if (dissatisfaction >= 0.6 && negative > 0) return 'negative'
  return positive > negative && dissatisfaction < 0.35 ? 'positive' : 'neutral'
}

const evidenceOf = (mood: Mood) =>
  [...mood.cues].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, EVIDENCE)
