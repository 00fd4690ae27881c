import { claimsOf } from './claims.ts'
import { type Reading, read, type Voice } from './engine.ts'
import { type Grams, gramsOf } from './grams.ts'
import { asksOf, flagsOf } from './judge.ts'
import { type Mood, moodOf } from './mood.ts'
import type { Understanding } from './schema.ts'
import { signalsOf } from './signals.ts'

/** Everything that a message says before any weight is put on it; training and answering share it. */
export interface Sense {
  reading: Reading
  mood: Mood
  asks: Understanding['asks']
  flags: Understanding['flags']
  signals: Float64Array
  grams: Grams
}

/** Reads a message in the words of one voice. */
export function senseOf(text: string, voice: Voice): Sense {
  const reading = read(text, voice)
  const mood = moodOf(reading)
  const asks = asksOf(reading)
  const flags = flagsOf(reading)
  const failures = new Set(claimsOf(reading, 'category').map((claim) => claim.key)).size
  return {
    reading,
    mood,
    asks,
    flags,
    signals: signalsOf(reading, mood, { asks, flags, failures }),
    grams: gramsOf(reading.folded.text, voice),
  }
}
