import { read, type Voice } from '../engine.ts'
import { chance } from '../evaluate/metrics.ts'
import { BUCKETS } from '../grams.ts'
import type { KindExample } from '../kinds/examples.ts'
import { HINT_FEATURES } from '../kinds/kinds.ts'
import { COLUMNS, type KindsModel, OWN_COLUMNS } from '../kinds/model.ts'
import { weighedParts } from '../kinds/parts.ts'
import { type Segments, segmentsOf } from '../kinds/segments.ts'
import { moodOf } from '../mood.ts'
import {
  addFeatures,
  type Draft,
  type Features,
  logitsOf,
  type Message,
  messageOf,
  type Sentence,
} from './weighing.ts'
import { wholeColumns } from './wholeNumbers.ts'

/** A message with kinds, made ready to learn from. */
export interface KindLesson extends Omit<KindExample, 'text'> {
  voice: Voice
  segments: Segments
  /** Only weighs what other messages know: it brings no word parts of its own. */
  lent?: boolean
}

/** Reads an example with the words of its voice. */
export function kindLessonOf({ text, said, judged, development }: KindExample, voice: Voice): KindLesson {
  const reading = read(text, voice)
  const segments = segmentsOf(reading, moodOf(reading))
  return { voice, segments, said, judged, ...(development && { development }) }
}

/** Chosen on held-out fifths of our own messages. */
export const FIT = {
  epochs: 10,
  rate: 0.4,
  pull: 0.002,
  bias: -3,
  biasRate: 0.01,
  /** What a cue is worth before anything is learnt. */
  cue: 3.2,
  cueRate: 0.05,
  cuePull: 0.002,
  hintRate: 0.4,
  hintPull: 0.004,
  /** A kind that is said counts this often against the many that are not. */
  positive: 2,
  /** A word part must stand in so many messages. */
  least: 5,
}

/** Weights of every voice: what cues and hints say is learnt from all of them together, word parts from each alone. */
export function fitKinds(lessons: readonly KindLesson[], fit = FIT): Map<Voice, KindsModel> {
  const together = newShared(fit)
  const drafts = new Map<Voice, Draft>()
  for (const [voice, some] of Map.groupBy(lessons, (lesson) => lesson.voice))
    drafts.set(voice, newDraft(some, together, fit))
  const messages = lessons.map(messageOf)
  for (let epoch = 0; epoch < fit.epochs; epoch++)
    for (const message of shuffled(messages, 104729 + epoch))
      teachOne(drafts.get(message.voice) as Draft, message, fit)
  return new Map([...drafts].map(([voice, draft]) => [voice, quantised(draft)]))
}

type Shared = Pick<Draft, 'cues' | 'cueSquares' | 'hints' | 'hintSquares' | 'tones'>

function newShared(fit: typeof FIT): Shared {
  const cues = new Float32Array(COLUMNS * COLUMNS)
  for (let column = 0; column < COLUMNS; column++) cues[column * COLUMNS + column] = fit.cue
  return {
    cues,
    cueSquares: new Float64Array(COLUMNS * COLUMNS),
    hints: new Float64Array(HINT_FEATURES * COLUMNS),
    hintSquares: new Float64Array(HINT_FEATURES * COLUMNS),
    tones: new Float32Array(COLUMNS),
  }
}

function newDraft(lessons: readonly KindLesson[], together: Shared, fit: typeof FIT): Draft {
  const { rows, count } = rowsFor(lessons, fit.least)
  return {
    ...together,
    rows,
    weights: new Float64Array(count * COLUMNS),
    squares: new Float64Array(count * COLUMNS),
    biases: new Float32Array(COLUMNS).fill(fit.bias),
  }
}

/** A row for every word part that stands in at least so many messages. */
function rowsFor(lessons: readonly KindLesson[], least: number): { rows: Int32Array; count: number } {
  const seen = new Uint32Array(BUCKETS)
  for (const { segments, lent } of lessons)
    for (const bucket of new Set(
      lent ? [] : segments.parts.flatMap(({ grams }) => [...weighedParts(grams).buckets]),
    ))
      seen[bucket] = (seen[bucket] as number) + 1
  const rows = new Int32Array(BUCKETS).fill(-1)
  let count = 0
  for (let bucket = 0; bucket < BUCKETS; bucket++)
    if ((seen[bucket] as number) >= least) rows[bucket] = count++
  return { rows, count }
}

/** The sentence that says a kind loudest answers for the whole message, so it alone learns. */
function teachOne(draft: Draft, { sentences, far, tone, said, judged }: Message, fit: typeof FIT): void {
  const around = addFeatures(draft.hints, far, new Float64Array(COLUMNS))
  const heard = sentences.map((sentence) => ({ sentence, logits: logitsOf(draft, sentence, around, tone) }))
  if (heard.length === 0) return
  for (const column of judged) {
    const at = (i: number) => heard[i]?.logits[column] as number
    let best = 0
    for (let i = 1; i < heard.length; i++) if (at(i) > at(best)) best = i
    const chanceOf = 1 / (1 + Math.exp(-at(best)))
    const slope = said.has(column) ? (chanceOf - 1) * fit.positive : chanceOf
    const { sentence } = heard[best] as (typeof heard)[number]
    draft.biases[column] = (draft.biases[column] as number) - fit.biasRate * slope
    draft.tones[column] = (draft.tones[column] as number) - fit.biasRate * slope * tone
    const step = { sentence, column, slope, fit }
    teachCues(draft, step)
    teachHints(draft, sentence.hints, step)
    teachHints(draft, far, step)
    teachGrams(draft, step)
  }
}

interface Step {
  sentence: Sentence
  column: number
  slope: number
  fit: typeof FIT
}

/** A cue is pulled back to what it was worth before anything was learnt. */
function teachCues({ cues, cueSquares }: Draft, { sentence, column, slope, fit }: Step): void {
  for (const [cue, strength] of sentence.part.cues) {
    const cell = cue * COLUMNS + column
    const start = cue === column ? fit.cue : 0
    const slant = slope * strength + fit.cuePull * ((cues[cell] as number) - start)
    cueSquares[cell] = (cueSquares[cell] as number) + slant * slant
    cues[cell] =
      (cues[cell] as number) - (fit.cueRate * slant) / (Math.sqrt(cueSquares[cell] as number) + 0.1)
  }
}

function teachHints(
  { hints, hintSquares }: Draft,
  { rows, values }: Features,
  { column, slope, fit }: Step,
): void {
  for (let i = 0; i < rows.length; i++) {
    const cell = (rows[i] as number) * COLUMNS + column
    const slant = slope * (values[i] as number) + fit.hintPull * (hints[cell] as number)
    hintSquares[cell] = (hintSquares[cell] as number) + slant * slant
    hints[cell] =
      (hints[cell] as number) - (fit.hintRate * slant) / (Math.sqrt(hintSquares[cell] as number) + 1e-2)
  }
}

function teachGrams(draft: Draft, { sentence, column, slope, fit }: Step): void {
  const { rows: buckets, values } = OWN_COLUMNS.includes(column) ? sentence.own : sentence.grams
  const { rows, weights, squares } = draft
  for (let i = 0; i < buckets.length; i++) {
    const row = rows[buckets[i] as number] as number
    if (row === -1) continue
    const cell = row * COLUMNS + column
    const slant = slope * (values[i] as number) + fit.pull * (weights[cell] as number)
    squares[cell] = (squares[cell] as number) + slant * slant
    weights[cell] =
      (weights[cell] as number) - (fit.rate * slant) / (Math.sqrt(squares[cell] as number) + 1e-2)
  }
}

/** The same order on every machine. */
export function shuffled<T>(rows: readonly T[], seed: number): T[] {
  const next = chance(seed)
  const order = [...rows]
  for (let i = order.length - 1; i > 0; i--) {
    const other = Math.floor(next() * (i + 1))
    ;[order[i], order[other]] = [order[other] as T, order[i] as T]
  }
  return order
}

/** What subjects weigh fits in little: it keeps its digits. */
const HINT_LEVELS = 127

function quantised({ rows, weights, biases, tones, cues, hints }: Draft): KindsModel {
  const grams = wholeColumns(weights, COLUMNS)
  const about = wholeColumns(hints, COLUMNS, HINT_LEVELS)
  return {
    rows,
    weights: grams.values,
    scales: grams.scales,
    biases: biases.slice(),
    tones: tones.slice(),
    cues: cues.slice(),
    hints: about.values,
    hintScales: about.scales,
  }
}
