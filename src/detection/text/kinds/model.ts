import { existsSync, readFileSync } from 'node:fs'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import type { Voice } from '../engine.ts'
import { BUCKETS, type Grams } from '../grams.ts'
import { columnOf, type HintFeatures, KINDS } from './kinds.ts'
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
  far: addHints(model, far, new Float64Array(COLUMNS)),
  tone,
})

/** The logit of every kind in one sentence. */
export function segmentLogits(
  model: KindsModel,
  { grams, own, cues, hints }: Segment,
  { far, tone }: Around,
): Float64Array {
  const logits = new Float64Array(COLUMNS)
  addGrams(model, grams, logits)
  if (own !== grams) {
    const unquoted = new Float64Array(COLUMNS)
    addGrams(model, own, unquoted)
    for (const column of OWN_COLUMNS) logits[column] = unquoted[column] as number
  }
  const about = addHints(model, hints, far.slice())
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

function addHints(
  { hints: weights }: KindsModel,
  { features, values }: HintFeatures,
  sums: Float64Array,
): Float64Array {
  for (let i = 0; i < features.length; i++) {
    const value = values[i] as number
    const base = (features[i] as number) * COLUMNS
    for (let column = 0; column < COLUMNS; column++)
      sums[column] = (sums[column] as number) + value * (weights[base + column] as number)
  }
  return sums
}

function addGrams({ rows, weights }: KindsModel, { buckets, values }: Grams, sums: Float64Array): void {
  for (let i = 0; i < buckets.length; i++) {
    const row = rows[buckets[i] as number] as number
    if (row === -1) continue
    const value = values[i] as number
    const base = row * COLUMNS
    for (let column = 0; column < COLUMNS; column++)
      sums[column] = (sums[column] as number) + value * (weights[base + column] as number)
  }
}

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

const folder = new URL('../../models/', import.meta.url)
const known = new Map<Voice, KindsModel | undefined>()

/** One language's weights, read at its first message; undefined where none was trained. */
export function kindsModel(voice: Voice): KindsModel | undefined {
  if (!known.has(voice)) {
    const file = new URL(`kinds-${voice}.bin`, folder)
    known.set(voice, existsSync(file) ? { ...unpackKinds(readFileSync(file)), ...hintsModel() } : undefined)
  }
  return known.get(voice)
}

/** What hints weigh is the same in every language. */
type HintsModel = Pick<KindsModel, 'hints' | 'hintScales'>

let hintsOfAll: HintsModel | undefined

function hintsModel(): HintsModel {
  hintsOfAll ??= unpackHints(readFileSync(new URL('hints.bin', folder)))
  return hintsOfAll
}

/** The file of all languages: a float32 scale a column, then int8 weights; by Brotli. */
export function packHints({ hints, hintScales }: HintsModel): Uint8Array {
  const scales = new Uint8Array(Float32Array.from(hintScales).buffer)
  return brotliCompressSync(Uint8Array.from([...scales, ...Array.from(hints, (weight) => weight & 255)]))
}

/** Reads what `packHints` wrote. */
export function unpackHints(packed: Uint8Array): HintsModel {
  const file = brotliDecompressSync(packed)
  return {
    hintScales: new Float32Array(Uint8Array.from(file.subarray(0, COLUMNS * 4)).buffer),
    hints: new Int8Array(file.subarray(COLUMNS * 4)),
  }
}

/**
 * The file of one language: scales, biases, tones and cues as float32, then for each bucket that weighs anything its distance from
 * the one before (1 or 3 bytes), how many columns it weighs in, and as many pairs of column and int8; all of it by Brotli,
 * which halves it.
 */
export function packKinds(model: KindsModel): Uint8Array {
  const { scales, biases, tones, cues } = model
  const head = Float32Array.from([...scales, ...biases, ...tones, ...cues])
  const bytes: number[] = []
  let last = -1
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const row = model.rows[bucket] as number
    if (row === -1) continue
    const gap = bucket - last
    if (gap < 255) bytes.push(gap)
    else bytes.push(255, gap & 255, gap >> 8)
    const cells = [...model.weights.subarray(row * COLUMNS, (row + 1) * COLUMNS)]
    const filled = cells.flatMap((weight, column) => (weight === 0 ? [] : [column, weight & 255]))
    bytes.push(filled.length / 2, ...filled)
    last = bucket
  }
  return brotliCompressSync(Uint8Array.from([...new Uint8Array(head.buffer), ...bytes]))
}

/** Reads what `packKinds` wrote. */
export function unpackKinds(packed: Uint8Array): Omit<KindsModel, keyof HintsModel> {
  const file = brotliDecompressSync(packed)
  const size = (3 + COLUMNS) * COLUMNS
  const head = new Float32Array(Uint8Array.from(file.subarray(0, size * 4)).buffer)
  return {
    ...unpackRows(file, size * 4),
    scales: head.subarray(0, COLUMNS),
    biases: head.subarray(COLUMNS, 2 * COLUMNS),
    tones: head.subarray(2 * COLUMNS, 3 * COLUMNS),
    cues: head.subarray(3 * COLUMNS),
  }
}

function unpackRows(file: Uint8Array, first: number): Pick<KindsModel, 'rows' | 'weights'> {
  const rows = new Int32Array(BUCKETS).fill(-1)
  const weights = new Int8Array(BUCKETS * COLUMNS)
  let count = 0
  let bucket = -1
  for (let at = first; at < file.length; ) {
    const gap = file[at++] as number
    bucket += gap < 255 ? gap : (file[at] as number) | ((file[at + 1] as number) << 8)
    if (gap === 255) at += 2
    const base = count * COLUMNS
    for (let left = file[at++] as number; left > 0; left--, at += 2)
      weights[base + (file[at] as number)] = file[at + 1] as number
    rows[bucket] = count++
  }
  return { rows, weights: weights.slice(0, count * COLUMNS) }
}
