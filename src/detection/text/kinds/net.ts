import type { Grams } from '../grams.ts'
import { HINTS, KINDS } from './kinds.ts'
import { COLUMNS, OWN_COLUMNS } from './model.ts'
import { addRows, pick } from './rows.ts'
import type { Segments } from './segments.ts'

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

/** What is on in a message: subjects anywhere in it; and for each sentence what it and its neighbours are about, and its cues. */
export interface Inputs {
  anywhere: number[]
  here: number[][]
}

/** Looks up which inputs are on. */
export function inputsOf({ parts }: Segments): Inputs {
  const place = (group: number) => (at: number) => group * HINTS.length + at
  const seen = new Set<number>()
  for (const { about } of parts) for (const hint of about) seen.add(hint)
  return {
    anywhere: Array.from(seen, place(1)),
    here: parts.map(({ about, cues }, i) => [
      ...about,
      ...(parts[i - 1]?.about ?? []).map(place(2)),
      ...(parts[i + 1]?.about ?? []).map(place(3)),
      ...Array.from(cues.keys(), place(4)),
    ]),
  }
}

/** The logit of every kind in each sentence of a message. */
export function netLogits(net: Net, segments: Segments): Float64Array[] {
  const { anywhere, here } = inputsOf(segments)
  // The same for all sentences, so it is added up once.
  const ground = inputSums(net, anywhere, new Float64Array(HIDDEN))
  const grounds = here.map((on) => inputSums(net, on, ground))
  const sums = segments.parts.map(({ grams }, i) => partSums(net, grams, grounds[i] as Float64Array))
  const context = contextOf(net, meanOf(sums))
  return segments.parts.map((part, i) => {
    const logits = outOf(net, sums[i] as Float64Array, context)
    if (part.own === part.grams) return logits
    // Threats and the like are heard without what is quoted.
    const unquoted = outOf(net, partSums(net, part.own, grounds[i] as Float64Array), context)
    for (const column of OWN_COLUMNS) logits[column] = unquoted[column] as number
    return logits
  })
}

/** Each input that is on counts 1. */
const ONES = new Float32Array(4 * HINTS.length + KINDS.length).fill(1)

/** Read at once: 64 fewer arrays a message. */
const scratch = new Float64Array(HIDDEN)

/** What the inputs that are on add to a ground. */
function inputSums(
  { inputs, inputScale }: NetShared,
  on: readonly number[],
  ground: Float64Array,
): Float64Array {
  const picked = { rows: Int32Array.from(on), values: ONES, count: on.length }
  const added = addRows(inputs, picked, scratch.fill(0))
  const sums = new Float64Array(HIDDEN)
  for (let unit = 0; unit < HIDDEN; unit++)
    sums[unit] = (added[unit] as number) * inputScale + (ground[unit] as number)
  return sums
}

/** What the word parts of a sentence add to its ground. */
function partSums({ rows, parts, scale }: Net, grams: Grams, ground: Float64Array): Float64Array {
  const added = addRows(parts, pick(rows, grams), scratch.fill(0))
  const sums = new Float64Array(HIDDEN)
  for (let unit = 0; unit < HIDDEN; unit++)
    sums[unit] = (added[unit] as number) * PARTS_COUNT * scale + (ground[unit] as number)
  return sums
}

/** What the sentences say on average: each hears the others. */
export function meanOf(sums: readonly Float64Array[]): Float64Array {
  const mean = new Float64Array(HIDDEN)
  for (const sum of sums)
    for (let unit = 0; unit < HIDDEN; unit++)
      mean[unit] = (mean[unit] as number) + (sum[unit] as number) / sums.length
  return mean
}

/** What each unit hears before a sentence is read: its beginning, and its share of the mean. */
const contextOf = ({ biases, around }: NetShared, mean: Float64Array): Float64Array =>
  mean.map((value, unit) => (biases[unit] as number) + (around[unit] as number) * value)

function outOf({ out, outBiases }: NetShared, sums: Float64Array, context: Float64Array): Float64Array {
  const logits = new Float64Array(outBiases)
  for (let unit = 0; unit < HIDDEN; unit++) {
    const heard = (sums[unit] as number) + (context[unit] as number)
    if (heard <= 0) continue
    const base = unit * COLUMNS
    for (let column = 0; column < COLUMNS; column++)
      logits[column] = (logits[column] as number) + heard * (out[base + column] as number)
  }
  return logits
}
