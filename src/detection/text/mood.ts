import { type Claim, claimsOf, longest, negated, negationsOf } from './claims.ts'
import type { Reading } from './engine.ts'

/** What the words of a message say about the mood of who wrote it, before any model. */
export interface Mood {
  /** Weight of unhappy and of happy words, each pattern counted at most twice. */
  negative: number
  positive: number
  /** Cues in the order they stand. */
  cues: Cue[]
}

/** A mood word; weight above 0 = unhappy. */
export interface Cue extends Claim {
  /** 1 to 3, before its sentence weighs it. */
  strength: number
  /** A "not" turned it round. */
  turned: boolean
}

/** "bad" turned round says less than "good" does. */
const TURNED = 0.6
/** What follows "but" is what the writer means. */
const AFTER_BUT = 1.3
const BEFORE_BUT = 0.7

/** Adds up the cues: negation turns them round, "but" weighs its two sides. */
export function moodOf(reading: Reading): Mood {
  const negations = negationsOf(reading)
  const signed = [
    ...claimsOf(reading, 'neg'),
    ...claimsOf(reading, 'pos').map((claim) => ({ ...claim, weight: -claim.weight })),
  ]
  const turns = firstTurns(reading)
  // A claim of no weight hides the words in it: "happy birthday" is nobody's mood.
  const weighed = longest(signed).filter(({ weight }) => weight !== 0)
  const cues = weighed.map((claim): Cue => {
    const turned = negated(reading, negations, claim)
    const weight = claim.weight * (turned ? -TURNED : 1) * sideOfBut(reading, turns, claim)
    return { ...claim, weight, strength: Math.abs(claim.weight), turned }
  })
  return { ...sums(reading, cues), cues }
}

/** For each sentence with a "but": where its first one ends. */
function firstTurns(reading: Reading): Map<number, number> {
  const turns = new Map<number, number>()
  for (const { start, end } of reading.hits.get('but') ?? []) {
    const sentence = reading.sentences[start] as number
    if (!turns.has(sentence)) turns.set(sentence, end)
  }
  return turns
}

function sideOfBut(reading: Reading, turns: Map<number, number>, claim: Claim): number {
  const turn = turns.get(reading.sentences[claim.start] as number)
  if (turn === undefined) return 1
  return claim.start >= turn ? AFTER_BUT : BEFORE_BUT
}

/** The third "late" adds nothing: long texts repeat themselves. */
function sums(reading: Reading, cues: Claim[]): { negative: number; positive: number } {
  const seen = new Map<string, number>()
  let negative = 0
  let positive = 0
  for (const { start, end, weight } of cues) {
    const words = reading.folded.text.slice(start, end)
    const times = (seen.get(words) ?? 0) + 1
    seen.set(words, times)
    if (times > 2) continue
    if (weight > 0) negative += weight
    else positive -= weight
  }
  return { negative, positive }
}
