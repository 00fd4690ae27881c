import { voiceOf } from './engine.ts'
import { spanOf } from './fold.ts'
import { categoriesOf, round } from './judge.ts'
import { LANGUAGES, type Tongue, tongueOf } from './language.ts'
import { engineVersion, moodChances } from './model.ts'
import type { Mood } from './mood.ts'
import type { Understanding } from './schema.ts'
import { senseOf } from './sense.ts'
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
  const { reading, mood, signals, grams, asks, flags } = senseOf(text, voiceOf(tongue.language))
  const chances = moodChances(reading.voice, signals, grams)
  const dissatisfaction = round(chances.negative)
  const categories = categoriesOf(reading, dissatisfaction)
  return {
    ...languageOf(tongue),
    dissatisfaction,
    sentiment: likeliest(chances),
    categories,
    ...severityOf(reading, { dissatisfaction, categories, flags }),
    asks,
    flags,
    evidence: evidenceOf(mood).map(({ weight, start, end }) => ({
      weight: round(weight),
      span: spanOf(reading.folded, start, end),
    })),
    engine: engineVersion(),
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
  engine: engineVersion(),
})

function likeliest({
  negative,
  neutral,
  positive,
}: Record<Understanding['sentiment'], number>): Understanding['sentiment'] {
  if (negative >= neutral && negative >= positive) return 'negative'
  return positive > neutral ? 'positive' : 'neutral'
}

const evidenceOf = (mood: Mood) =>
  [...mood.cues].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, EVIDENCE)
