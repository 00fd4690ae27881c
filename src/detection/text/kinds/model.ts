import { columnOf, KINDS } from './kinds.ts'
import type { Segment } from './segments.ts'

/** One language's weights for every kind, as whole numbers and what they are worth. */
export interface KindsModel extends Frame {
  /** For each bucket its row of `weights`, or -1. */
  rows: Int32Array
  /** Rows of one weight a column. */
  weights: Int8Array
  /** What one of a column's whole numbers is worth. */
  scales: Float32Array
  /** `[feature * COLUMNS + column]`: hints and their pairs; learnt from all languages together. */
  hints: Int8Array
  hintScales: Float32Array
}

/** What is weighed besides word parts and hints. */
export interface Frame {
  biases: Float32Array
  /** What the mood words weigh, by column. */
  tones: Float32Array
  /** `[cue * COLUMNS + column]`: what a cue of one kind says about another. */
  cues: Float32Array
}

/** How many columns the model has. */
export const COLUMNS = KINDS.length

/** Kinds that only count when the customer says them in their own name. */
const IN_OWN_NAME = ['threat', 'abuse', 'legal', 'media', 'churn']
/** The columns of IN_OWN_NAME. */
export const OWN_COLUMNS: readonly number[] = IN_OWN_NAME.map(
  (kind) => columnOf.get(`flag ${kind}`) as number,
)

/** Adds to the logits of a sentence what every message begins with, its tone and the sentence's cues. */
export function addFrame(
  { biases, tones, cues }: Frame,
  part: Segment,
  tone: number,
  logits: Float64Array,
): void {
  for (let column = 0; column < COLUMNS; column++)
    logits[column] =
      (logits[column] as number) + (biases[column] as number) + tone * (tones[column] as number)
  for (const [cue, strength] of part.cues)
    for (let column = 0; column < COLUMNS; column++)
      logits[column] = (logits[column] as number) + strength * (cues[cue * COLUMNS + column] as number)
}
