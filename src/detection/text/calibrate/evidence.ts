import { voiceOf } from '../engine.ts'
import { LANGUAGES, tongueOf } from '../language.ts'
import { moodChances } from '../model.ts'
import { type Sense, senseOf } from '../sense.ts'
import type { Evidence } from './delta.ts'

/** What calibration learns from in a message; undefined where no language could be read. */
export function evidenceOf({
  text,
  locale,
}: {
  text: string
  locale?: string | undefined
}): Evidence | undefined {
  const { language } = tongueOf(text, { locale, languages: LANGUAGES })
  return language === 'und' ? undefined : evidenceIn(senseOf(text, voiceOf(language)))
}

/** The same from a message already read. */
export function evidenceIn(sense: Sense): Evidence {
  const { negative } = moodChances(sense.reading.voice, sense.signals, sense.grams)
  return { voice: sense.reading.voice, logit: logit(negative), signals: sense.signals, grams: sense.grams }
}

const logit = (chance: number): number => {
  const kept = Math.min(1 - 1e-6, Math.max(1e-6, chance))
  return Math.log(kept / (1 - kept))
}
