import { type Voice, voiceOf } from '../engine.ts'
import { BUCKETS, type Grams } from '../grams.ts'
import { LANGUAGES } from '../language.ts'
import { SIGNALS } from '../signals.ts'
import { HABITS } from './habits.ts'

/** A message as calibration sees it. */
export interface Evidence {
  voice: Voice
  /** Logit of unhappy by the models that ship. */
  logit: number
  signals: Float64Array
  /** How it is written. */
  habits: Float64Array
  grams: Grams
}

/** One rated message. */
export interface Lesson {
  evidence: Evidence
  unhappy: boolean
  /** How much it counts: 1 for a clear score, .5 for a middling one, 2 for a person's word. */
  weight: number
}

/** The shipped logit stretched and shifted: this organisation's share of unhappy writers. */
export interface Line {
  stretch: number
  shift: number
}

/** What a window of ratings teaches on top of the models that ship. */
export interface Learnt {
  /** The line alone, without a learnt word. */
  plain: Line
  /** The line beneath the learnt words. */
  line: Line
  /** Change of the weight of each signal, same in every language. */
  signals: Float64Array
  /** Weight of each habit of writing: nothing ships for them. */
  habits: Float64Array
  /** Change of the weight of each bucket of a voice. */
  words: Map<Voice, Float32Array>
}

/**
 * Chosen on NoReC's training part with a model that had never seen Norwegian (60, 200 and 800 ratings, six draws each):
 * AUC .717 cold -> .738 after 200 and .765 after 800, where a one-pass learner reached .717 and .734. No evaluation-only set was looked at.
 */
const SPREAD = 2
const SIGNAL_SHARE = 0.1
/** At .2 habits lost .004 there, at .05 they cost nothing (its sentences have hardly any). */
const HABIT_SHARE = 0.05
const EPOCHS = 30
/** The line is pulled to "as shipped" as if this many ratings had said so. */
const LINE_PULL = 1
/** Newton steps are shortened so that two messages that share words do not push each other to and fro. */
const CAREFUL = 0.7
/** 12 bytes a weight keep what is learnt under 256 kB. */
const MOST = 20_000

/** Nothing learnt: answers what the shipped models answer. */
export const nothingLearnt = (): Learnt => ({
  plain: { stretch: 1, shift: 0 },
  line: { stretch: 1, shift: 0 },
  signals: new Float64Array(SIGNALS.length),
  habits: new Float64Array(HABITS.length),
  words: new Map(),
})

/** The shipped logit, stretched and shifted. */
export const plainLogit = ({ stretch, shift }: Line, logit: number): number => stretch * logit + shift

/** The logit of unhappy with what was learnt. */
export function learntLogit(learnt: Learnt, evidence: Evidence): number {
  return plainLogit(learnt.line, evidence.logit) + change(learnt, evidence)
}

function change({ signals, habits, words }: Omit<Learnt, 'plain' | 'line'>, evidence: Evidence): number {
  let sum = 0
  for (let i = 1; i < signals.length; i++) sum += (signals[i] as number) * (evidence.signals[i] as number)
  for (let i = 0; i < habits.length; i++) sum += (habits[i] as number) * (evidence.habits[i] as number)
  const weights = words.get(evidence.voice)
  if (!weights) return sum
  const { buckets, values } = evidence.grams
  for (let i = 0; i < buckets.length; i++)
    sum += (weights[buckets[i] as number] as number) * (values[i] as number)
  return sum
}

/**
 * Learns from a window of ratings: logistic regression on words, word parts and signals, the shipped logit as its offset,
 * by coordinate steps in the dual. The same lessons in the same order give the same weights. Pauses after each epoch, so
 * that a server can answer in between.
 */
export function* fitting(lessons: readonly Lesson[]): Generator<void, Learnt> {
  const learnt = nothingLearnt()
  const shares = new Float64Array(lessons.length)
  const sizes = lessons.map(({ evidence }) => sizeOf(evidence))
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    turnLine(learnt.plain, lessons, ({ evidence }) => plainLogit(learnt.plain, evidence.logit))
    turnLine(learnt.line, lessons, ({ evidence }) => learntLogit(learnt, evidence))
    for (let i = 0; i < lessons.length; i++) {
      const lesson = lessons[i] as Lesson
      const turn = turnOf(lesson, { learnt, share: shares[i] as number, size: sizes[i] as number })
      shares[i] = (shares[i] as number) + turn
      add(learnt, lesson.evidence, turn)
    }
    yield
  }
  return { ...learnt, words: strongest(learnt.words) }
}

/** Squared length of a message's features: word parts have length 1, signals and habits count less. */
const sizeOf = ({ signals, habits }: Evidence): number =>
  1 + SIGNAL_SHARE * squares(signals.subarray(1)) + HABIT_SHARE * squares(habits)

const squares = (values: Float64Array): number => values.reduce((sum, value) => sum + value * value, 0)

interface Turn {
  learnt: Learnt
  share: number
  size: number
}

function turnOf({ evidence, unhappy, weight }: Lesson, { learnt, share, size }: Turn): number {
  const chance = sigmoid(learntLogit(learnt, evidence))
  const slope = weight * (chance - (unhappy ? 1 : 0)) + share / SPREAD
  return (-CAREFUL * slope) / (weight * chance * (1 - chance) * size + 1 / SPREAD)
}

function add({ signals, habits, words }: Learnt, evidence: Evidence, turn: number): void {
  const { voice, signals: own, grams } = evidence
  for (let i = 1; i < signals.length; i++)
    signals[i] = (signals[i] as number) + turn * SIGNAL_SHARE * (own[i] as number)
  for (let i = 0; i < habits.length; i++)
    habits[i] = (habits[i] as number) + turn * HABIT_SHARE * (evidence.habits[i] as number)
  const weights = words.get(voice) ?? new Float32Array(BUCKETS)
  words.set(voice, weights)
  const { buckets, values } = grams
  for (let i = 0; i < buckets.length; i++) {
    const bucket = buckets[i] as number
    weights[bucket] = (weights[bucket] as number) + turn * (values[i] as number)
  }
}

/** One half Newton step for stretch and shift. */
function turnLine(line: Line, lessons: readonly Lesson[], logitOf: (lesson: Lesson) => number): void {
  let [shiftSlope, shiftBend, stretchSlope, stretchBend] = [0, 0, 0, 0]
  for (const lesson of lessons) {
    const { logit } = lesson.evidence
    const chance = sigmoid(logitOf(lesson))
    const slope = lesson.weight * (chance - (lesson.unhappy ? 1 : 0))
    const bend = lesson.weight * chance * (1 - chance)
    shiftSlope += slope
    shiftBend += bend
    stretchSlope += slope * logit
    stretchBend += bend * logit * logit
  }
  line.shift -= (0.5 * (shiftSlope + 0.1 * line.shift)) / (shiftBend + 0.1)
  line.stretch -= (0.5 * (stretchSlope + LINE_PULL * (line.stretch - 1))) / (stretchBend + LINE_PULL)
}

const VOICES = [...new Set(LANGUAGES.map(voiceOf))]

/** What is kept of many words: the strongest 20,000, whatever their language. */
function strongest(words: Learnt['words']): Learnt['words'] {
  const entries = entriesOf(words)
  if (entries.length <= MOST) return words
  entries.sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]) || a[0] - b[0])
  return wordsFrom(entries.slice(0, MOST))
}

/** Each weight that is not nothing: voice number * 2^16 + bucket, and its value. */
export const entriesOf = (words: Learnt['words']): [number, number][] =>
  [...words].flatMap(([voice, weights]) => {
    const first = VOICES.indexOf(voice) * BUCKETS
    const entries: [number, number][] = []
    for (let bucket = 0; bucket < BUCKETS; bucket++)
      if (weights[bucket] !== 0) entries.push([first + bucket, weights[bucket] as number])
    return entries
  })

/** The way back from `entriesOf`. */
export function wordsFrom(entries: Iterable<readonly [number, number]>): Learnt['words'] {
  const words: Learnt['words'] = new Map()
  for (const [key, value] of entries) {
    const voice = VOICES[Math.floor(key / BUCKETS)]
    if (!voice) continue
    const weights = words.get(voice) ?? new Float32Array(BUCKETS)
    words.set(voice, weights)
    weights[key % BUCKETS] = value
  }
  return words
}

export const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit))
