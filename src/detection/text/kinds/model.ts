import type { Grams } from '../grams.ts'
import { columnOf, KINDS } from './kinds.ts'
import { addRows, pick } from './rows.ts'
import type { Segment, Segments } from './segments.ts'

/** One language's weights for every kind: word parts as small whole numbers, the rest as they are. */
export interface KindsModel {
  /** For each bucket its row of `weights`, or -1. */
  rows: Int32Array
  /** Rows of one weight a column: int8 as shipped, fractions while learning. */
  weights: Int8Array | Float64Array
  /** What one of a column's whole numbers is worth. */
  scales: Float32Array
  biases: Float32Array
  /** What the mood words weigh, by column. */
  tones: Float32Array
  /** `[cue * COLUMNS + column]`: what a cue of one kind says about another. */
  cues: Float32Array
  /** `[feature * COLUMNS + column]`: hints and their pairs; learnt from all languages together. */
  hints: Int8Array | Float64Array
  hintScales: Float32Array
}

/** How many columns the model has. */
export const COLUMNS = KINDS.length

/** Kinds that only count when the customer says them in their own name. */
const IN_OWN_NAME = ['threat', 'abuse', 'legal', 'media', 'churn']
/** The columns of IN_OWN_NAME. */
export const OWN_COLUMNS: readonly number[] = IN_OWN_NAME.map(
  (kind) => columnOf.get(`flag ${kind}`) as number,
)

/** What a whole message says to each of its sentences: the same for all, so it is added up once. */
export interface Around {
  far: Float64Array
  tone: number
}

/** Adds up what a message says to each of its sentences. */
export const aroundOf = (model: KindsModel, { far, tone }: Pick<Segments, 'far' | 'tone'>): Around => ({
  far: addRows(model.hints, far, new Float64Array(COLUMNS)),
  tone,
})

/** The logit of every kind in one sentence. */
export function segmentLogits(
  model: KindsModel,
  { grams, own, cues, hints }: Segment,
  { far, tone }: Around,
): Float64Array {
  const logits = gramSums(model, grams)
  if (own !== grams) {
    const unquoted = gramSums(model, own)
    for (const column of OWN_COLUMNS) logits[column] = unquoted[column] as number
  }
  scratch.set(far)
  const about = addRows(model.hints, hints, scratch)
  for (let column = 0; column < COLUMNS; column++)
    logits[column] =
      (about[column] as number) * (model.hintScales[column] as number) +
      (logits[column] as number) * (model.scales[column] as number) +
      (model.biases[column] as number) +
      tone * (model.tones[column] as number)
  for (const [cue, strength] of cues)
    for (let column = 0; column < COLUMNS; column++)
      logits[column] = (logits[column] as number) + strength * (model.cues[cue * COLUMNS + column] as number)
  return logits
}

/** Read at once: 32 fewer arrays a message. */
const scratch = new Float64Array(COLUMNS)

const gramSums = ({ rows, weights }: KindsModel, grams: Grams): Float64Array =>
  addRows(weights, pick(rows, grams), new Float64Array(COLUMNS))

/** What one column's word parts add for a stretch of text: finds the words that a claim rests on. */
export function gramWeight(
  { rows, weights, scales }: KindsModel,
  { buckets, values }: Grams,
  column: number,
): number {
  let sum = 0
  for (let i = 0; i < buckets.length; i++) {
    const row = rows[buckets[i] as number] as number
    if (row !== -1) sum += (values[i] as number) * (weights[row * COLUMNS + column] as number)
  }
  return sum * (scales[column] as number)
}
