import { type Calibration, calibrated } from './calibrate/calibration.ts'
import { evidenceIn } from './calibrate/evidence.ts'
import type { CategoryBook } from './categoryBook.ts'
import { type Felt, feltIn } from './felt.ts'
import { spanOf } from './fold.ts'
import { kindsOf, round } from './judge.ts'
import { LANGUAGES, type Tongue, tongueOf } from './language.ts'
import { engineVersion, type MoodChances } from './model.ts'
import type { Mood } from './mood.ts'
import type { Understanding } from './schema.ts'
import { type Sense, senseOf } from './sense.ts'
import { severityOf } from './severity.ts'

/** A message and what is known about its writer. */
export interface Message {
  text: string
  /** The customer's locale, a prior and not an answer: short messages lean to it. */
  locale?: string | undefined
  /** The languages this organisation serves: likelier, not the only ones. None is likelier when not given. */
  languages?: readonly string[]
  /** What the organisation's own ratings taught; what ships when not given. */
  calibration?: Calibration | undefined
  /** What the organisation calls its failures; the kinds that ship when not given. */
  categories?: CategoryBook | undefined
}

/** Cues in the order of their weight; a screen shows a handful. */
const EVIDENCE = 8

/** Reads one message: pure, offline, linear in its length. Empty text is `und` and 0.5. */
export function understand({
  text,
  locale,
  languages = LANGUAGES,
  calibration,
  categories: book,
}: Message): Understanding {
  const tongue = tongueOf(text, { locale, languages })
  if (text.trim() === '' || tongue.language === 'und') return unread(tongue)
  const sense = senseOf(text, tongue.language)
  const { reading, mood } = sense
  const felt = feltIn(sense)
  const chances = chancesOf(sense, felt, calibration)
  const dissatisfaction = round(chances.negative)
  const { categories, asks, flags } = kindsOf(sense, { heard: felt.heard, happy: chances.positive }, book)
  return {
    ...languageOf(tongue),
    dissatisfaction,
    sentiment: likeliest(chances),
    // How grave it is rests on what went wrong, whatever it is called here.
    categories: book ? toldAs(categories, book) : categories,
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

/** Each kind under the name it goes by here; of two that become one the surer stays. */
function toldAs(categories: Understanding['categories'], book: CategoryBook): Understanding['categories'] {
  const told = categories.map((category) => ({ ...category, key: book.toldAs(category.key) }))
  return told.filter(({ key }, i) => told.findIndex((other) => other.key === key) === i)
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

/** What ships, or what the organisation's ratings made of it; neutral and happy keep their shares of the rest. */
function chancesOf(sense: Sense, felt: Felt, calibration: Calibration | undefined): MoodChances {
  const shipped = felt.chances
  if (!calibration || calibration.answers === 'shipped') return shipped
  const negative = calibrated(calibration, evidenceIn(sense, felt))
  const rest = (1 - negative) / Math.max(1e-9, 1 - shipped.negative)
  return { negative, neutral: shipped.neutral * rest, positive: shipped.positive * rest }
}

function likeliest({ negative, neutral, positive }: MoodChances): Understanding['sentiment'] {
  if (negative >= neutral && negative >= positive) return 'negative'
  return positive > neutral ? 'positive' : 'neutral'
}

const evidenceOf = (mood: Mood) =>
  [...mood.cues].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, EVIDENCE)
