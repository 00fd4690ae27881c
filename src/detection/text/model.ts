import { existsSync, readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'
import type { Voice } from './engine.ts'
import { BUCKETS, type Grams } from './grams.ts'
import { SIGNALS } from './signals.ts'

/** How unhappy, and how happy, against neutral: two logits of a softmax whose third is 0. */
export interface Logits {
  negative: number
  positive: number
}

/** One language's weights: small whole numbers and what one of them is worth. */
export interface LanguageModel {
  negative: Int8Array
  positive: Int8Array
  scale: { negative: number; positive: number }
  bias: Logits
}

/** The weights of the signals that mean the same in every language. */
export interface SharedModel {
  negative: number[]
  positive: number[]
}

const folder = new URL('../models/', import.meta.url)
const known = new Map<Voice, LanguageModel | undefined>()
let shared: SharedModel | undefined

/** Unhappy, neutral and happy as probabilities. */
export function moodChances(voice: Voice, signals: Float64Array, grams: Grams): MoodChances {
  return softmax(addLogits(sharedLogits(signals), gramLogits(languageModel(voice), grams)))
}

/** Unhappy, neutral and happy; they sum to 1. */
export interface MoodChances {
  negative: number
  neutral: number
  positive: number
}

/** The softmax over unhappy, neutral (logit 0) and happy. */
export function softmax({ negative, positive }: Logits): MoodChances {
  const most = Math.max(0, negative, positive)
  const parts = [Math.exp(negative - most), Math.exp(-most), Math.exp(positive - most)] as const
  const sum = parts[0] + parts[1] + parts[2]
  return { negative: parts[0] / sum, neutral: parts[1] / sum, positive: parts[2] / sum }
}

const addLogits = (a: Logits, b: Logits): Logits => ({
  negative: a.negative + b.negative,
  positive: a.positive + b.positive,
})

/** What the signals alone say. */
export function sharedLogits(signals: Float64Array, model: SharedModel = sharedModel()): Logits {
  let negative = 0
  let positive = 0
  for (let i = 0; i < signals.length; i++) {
    negative += (model.negative[i] ?? 0) * (signals[i] as number)
    positive += (model.positive[i] ?? 0) * (signals[i] as number)
  }
  return { negative, positive }
}

/** What the words and word parts of one language add. */
export function gramLogits(model: LanguageModel | undefined, { buckets, values }: Grams): Logits {
  if (!model) return { negative: 0, positive: 0 }
  let negative = 0
  let positive = 0
  for (let i = 0; i < buckets.length; i++) {
    const bucket = buckets[i] as number
    negative += (model.negative[bucket] as number) * (values[i] as number)
    positive += (model.positive[bucket] as number) * (values[i] as number)
  }
  return {
    negative: negative * model.scale.negative + model.bias.negative,
    positive: positive * model.scale.positive + model.bias.positive,
  }
}

/** The shared weights, read once. */
export function sharedModel(): SharedModel {
  shared ??= JSON.parse(readFileSync(new URL('mood.json', folder), 'utf8')) as SharedModel
  if (shared.negative.length !== SIGNALS.length)
    throw new Error('models/mood.json was trained for other signals: train again.')
  return shared
}

let version: string | undefined

/** Which weights answer, as the training wrote it down. */
export function engineVersion(): string {
  version ??= (JSON.parse(readFileSync(new URL('card.json', folder), 'utf8')) as { engine: string }).engine
  return version
}

/** One language's weights, read at its first message; undefined where none was trained. */
export function languageModel(voice: Voice): LanguageModel | undefined {
  if (!known.has(voice)) {
    const file = new URL(`${voice}.bin`, folder)
    known.set(voice, existsSync(file) ? unpack(brotliDecompressSync(readFileSync(file))) : undefined)
  }
  return known.get(voice)
}

const HEADER = 20

/**
 * The file of one language: four float32 (scales and biases), the number of entries, then for each bucket that
 * weighs anything its distance from the one before (1 or 3 bytes) and two int8.
 */
export function pack({ negative, positive, scale, bias }: LanguageModel): Uint8Array {
  const bytes: number[] = []
  let last = -1
  let entries = 0
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    if (negative[bucket] === 0 && positive[bucket] === 0) continue
    const gap = bucket - last
    if (gap < 255) bytes.push(gap)
    else bytes.push(255, gap & 255, gap >> 8)
    bytes.push((negative[bucket] as number) & 255, (positive[bucket] as number) & 255)
    last = bucket
    entries++
  }
  const head = new DataView(new ArrayBuffer(HEADER))
  ;[scale.negative, scale.positive, bias.negative, bias.positive].forEach((value, i) => {
    head.setFloat32(i * 4, value, true)
  })
  head.setUint32(16, entries, true)
  return Uint8Array.from([...new Uint8Array(head.buffer), ...bytes])
}

/** Reads what `pack` wrote. */
export function unpack(file: Uint8Array): LanguageModel {
  const head = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const number = (i: number) => head.getFloat32(i * 4, true)
  const model: LanguageModel = {
    negative: new Int8Array(BUCKETS),
    positive: new Int8Array(BUCKETS),
    scale: { negative: number(0), positive: number(1) },
    bias: { negative: number(2), positive: number(3) },
  }
  const entries = head.getUint32(16, true)
  let at = HEADER
  let bucket = -1
  for (let entry = 0; entry < entries; entry++) {
    const short = head.getUint8(at++)
    bucket += short < 255 ? short : head.getUint16(at, true)
    if (short === 255) at += 2
    model.negative[bucket] = head.getInt8(at++)
    model.positive[bucket] = head.getInt8(at++)
  }
  return model
}
