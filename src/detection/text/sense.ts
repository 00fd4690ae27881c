import { claimsOf } from './claims.ts'
import { type Reading, read, voiceOf } from './engine.ts'
import { type Grams, gramsOf } from './grams.ts'
import { asksOf, flagsOf } from './judge.ts'
import type { Language } from './language.ts'
import { type Mood, moodOf } from './mood.ts'
import type { Understanding } from './schema.ts'
import { signalsOf } from './signals.ts'

/** Everything that a message says before any weight is put on it; training and answering share it. */
export interface Sense {
  language: Language
  reading: Reading
  mood: Mood
  asks: Understanding['asks']
  flags: Understanding['flags']
  signals: Float64Array
  grams: Grams
}

/** Reads a message in the words of its language. */
export function senseOf(text: string, language: Language): Sense {
  const voice = voiceOf(language)
  const reading = read(text, voice)
  const mood = moodOf(reading)
  const asks = asksOf(reading)
  const flags = flagsOf(reading)
  const failures = new Set(claimsOf(reading, 'category').map((claim) => claim.key)).size
  return {
    language,
    reading,
    mood,
    asks,
    flags,
    signals: signalsOf(reading, mood, { asks, flags, failures }),
    grams: gramsOf(reading.folded.text, voice),
  }
}
