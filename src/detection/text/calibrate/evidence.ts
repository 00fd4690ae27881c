import { type Felt, feltIn } from '../felt.ts'
import { LANGUAGES, tongueOf } from '../language.ts'
import { type Sense, senseOf } from '../sense.ts'
import { SIGNALS } from '../signals.ts'
import type { Evidence } from './fit.ts'
import { HABITS, habitsOf } from './habits.ts'

/** What calibration learns from in a message; where no language could be read, a message that says nothing. */
export function evidenceOf({ text, locale }: { text: string; locale?: string | null | undefined }): Evidence {
  const { language } = tongueOf(text, { locale: locale ?? undefined, languages: LANGUAGES })
  return language === 'und' ? SAYS_NOTHING : evidenceIn(senseOf(text, language))
}

// It is counted all the same, so that the order of ratings is the same whatever an engine can read.
const SAYS_NOTHING: Evidence = {
  voice: 'en',
  logit: 0,
  signals: new Float64Array(SIGNALS.length),
  habits: new Float64Array(HABITS.length),
  grams: { buckets: new Uint32Array(), values: new Float32Array() },
}

/** The same from a message already read. */
export function evidenceIn(sense: Sense, felt: Felt = feltIn(sense)): Evidence {
  const { voice, folded } = sense.reading
  const { chances } = felt
  const habits = habitsOf(folded.text, chances)
  return { voice, logit: logit(chances.negative), signals: sense.signals, habits, grams: sense.grams }
}

const logit = (chance: number): number => {
  const kept = Math.min(1 - 1e-6, Math.max(1e-6, chance))
  return Math.log(kept / (1 - kept))
}
