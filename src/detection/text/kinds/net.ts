import { HINTS, KINDS } from './kinds.ts'
import { COLUMNS } from './model.ts'

import type { Segment } from './segments.ts'

/**
 * A small net beside the weights: one hidden layer that all languages share, so that what a subject means next to another is
 * learnt once. The weights add things up; the net hears combinations. Their mean hears more than either (decision 0113).
 */
export interface Net extends NetShared {
  /** For each bucket of this voice its row of `parts`, or -1. */
  rows: Int32Array
  /** Rows of one whole number a hidden unit. */
  parts: Int8Array
  /** What one of the whole numbers is worth. */
  scale: number
}

/** What is the same in every language. */
export interface NetShared {
  /** `[input * HIDDEN + unit]`, and what one of its whole numbers is worth. */
  inputs: Int8Array
  inputScale: number
  /** Of the hidden units: what each begins with, and how far it hears the whole message. */
  biases: Float32Array
  around: Float32Array
  /** `[unit * COLUMNS + column]`, and what each kind begins with. */
  out: Float32Array
  outBiases: Float32Array
}

/** Of 32, 48, 64 and 96 units 48 and more read strangers alike, 32 .004 worse; each unit costs time. */
export const HIDDEN = 40
/** Subjects here, anywhere, in the clause before and in the one after, then cues. */
export const INPUTS = 4 * HINTS.length + KINDS.length
/** Word parts are brought to length 1; subjects count 1 each, and are many. */
export const PARTS_COUNT = 2

/** Fills `rows` with what is on in the whole message: subjects anywhere in it. Returns how many. */
export function inputsAnywhere(anywhere: readonly number[], rows: Int32Array): number {
  for (let i = 0; i < anywhere.length; i++) rows[i] = HINTS.length + (anywhere[i] as number)
  return anywhere.length
}

/** Fills `rows` with what is on in one sentence: what it and its neighbours are about, and its cues. Returns how many. */
export function inputsHere(parts: readonly Segment[], i: number, rows: Int32Array): number {
  let count = 0
  for (const hint of (parts[i] as Segment).about) rows[count++] = hint
  for (const hint of parts[i - 1]?.about ?? []) rows[count++] = 2 * HINTS.length + hint
  for (const hint of parts[i + 1]?.about ?? []) rows[count++] = 3 * HINTS.length + hint
  for (const cue of (parts[i] as Segment).cues.keys()) rows[count++] = 4 * HINTS.length + cue
  return count
}

/** What sentences say on average: each hears the others. `units` holds HIDDEN a sentence. */
export function meanOf(units: Float64Array, count: number): Float64Array {
  const mean = new Float64Array(HIDDEN)
  for (let at = 0; at < count * HIDDEN; at++)
    mean[at % HIDDEN] = (mean[at % HIDDEN] as number) + (units[at] as number) / count
  return mean
}

/** What each unit hears before a sentence is read: its beginning, and its share of the mean. */
export const contextOf = (
  { biases, around }: Pick<NetShared, 'biases' | 'around'>,
  mean: Float64Array,
): Float64Array => mean.map((value, unit) => (biases[unit] as number) + (around[unit] as number) * value)

/** Adds to `logits` what the units of the sentence at `row` say; both hold one sentence after another. */
export function addNetLogits(
  { out, outBiases }: Pick<NetShared, 'out' | 'outBiases'>,
  { units, context, row }: { units: Float64Array; context: Float64Array; row: number },
  logits: Float64Array,
): void {
  const first = row * COLUMNS
  for (let column = 0; column < COLUMNS; column++)
    logits[first + column] = (logits[first + column] as number) + (outBiases[column] as number)
  for (let unit = 0; unit < HIDDEN; unit++) {
    const heard = (units[row * HIDDEN + unit] as number) + (context[unit] as number)
    if (heard <= 0) continue
    const base = unit * COLUMNS
    for (let column = 0; column < COLUMNS; column++)
      logits[first + column] = (logits[first + column] as number) + heard * (out[base + column] as number)
  }
}
