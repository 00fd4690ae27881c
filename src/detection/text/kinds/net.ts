import { HINTS, KINDS } from './kinds.ts'
import { addRows, type Lanes, type Picked } from './lanes.ts'
import { COLUMNS, OWN_COLUMNS } from './model.ts'

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

/** What the word parts of a sentence bring each unit; `own`: without what is quoted, where something is. */
export interface Said {
  all: Float64Array
  own?: Float64Array
}

/** The logit of every kind in each sentence of a message. `inputs`: those of the net, laid in lanes. */
export function netLogits(
  { net, inputs }: { net: NetShared; inputs: Lanes },
  segments: Segments,
  said: readonly Said[],
): Float64Array[] {
  const { anywhere, here } = inputsOf(segments)
  // The same for all sentences, so it is added up once.
  const ground = inputUnits(net, inputs, anywhere, new Float64Array(HIDDEN))
  const grounds = here.map((on) => inputUnits(net, inputs, on, ground))
  const units = said.map(({ all }, i) => added(all, grounds[i] as Float64Array))
  const context = contextOf(net, meanOf(units))
  return said.map(({ own }, i) => {
    const logits = outOf(net, units[i] as Float64Array, context)
    if (!own) return logits
    const unquoted = outOf(net, added(own, grounds[i] as Float64Array), context)
    for (const column of OWN_COLUMNS) logits[column] = unquoted[column] as number
    return logits
  })
}

/** Each input that is on counts once. */
const on: Picked = { rows: new Int32Array(INPUTS), times: new Uint8Array(INPUTS).fill(1), count: 0 }
const sums = new Int32Array(HIDDEN)

/** What the inputs that are on add to a ground. */
function inputUnits(
  { inputScale }: NetShared,
  inputs: Lanes,
  places: readonly number[],
  ground: Float64Array,
): Float64Array {
  on.count = places.length
  for (let i = 0; i < places.length; i++) on.rows[i] = places[i] as number
  addRows(inputs, on, sums.fill(0), 1)
  const units = new Float64Array(HIDDEN)
  for (let unit = 0; unit < HIDDEN; unit++)
    units[unit] = (sums[unit] as number) * inputScale + (ground[unit] as number)
  return units
}

const added = (some: Float64Array, more: Float64Array): Float64Array => {
  const all = new Float64Array(HIDDEN)
  for (let unit = 0; unit < HIDDEN; unit++) all[unit] = (some[unit] as number) + (more[unit] as number)
  return all
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
