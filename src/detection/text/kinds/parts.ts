import type { Voice } from '../engine.ts'
import { BUCKETS, type Grams, isDense } from '../grams.ts'

const WORDS = /[\p{L}\p{N}'’-]+/gu
/** What one piece of each sort counts before the whole is brought to length 1. */
const WORTH = { word: 0.5, stem: 0.4, pair: 0.5, skip: 0.35 }
/** The same for one to three signs of a script without spaces; a fourth told nothing more. */
const SIGNS = [0.15, 0.45, 0.45]
/** Five letters hold most of a stem in the four spaced languages. */
const STEM = 5

/** What the model of kinds weighs in a sentence: words, their stems and pairs; one to three signs where none are spaced. */
export function partsOf(text: string, voice: Voice): Grams {
  count = 0
  if (isDense(voice)) addSigns(text)
  else addWords(text)
  const buckets = touched.slice(0, count)
  const values = new Float32Array(count)
  for (let i = 0; i < count; i++) {
    const bucket = buckets[i] as number
    values[i] = found[bucket] as number
    found[bucket] = 0
  }
  return { buckets, values: shortened(values) }
}

/** Written to and wiped for each sentence: 512 kB once instead of a map a sentence. */
const found = new Float32Array(BUCKETS)
const touched = new Uint32Array(BUCKETS)
let count = 0

function add(hash: number, value: number): void {
  const bucket = (hash ^ (hash >>> 15)) & (BUCKETS - 1)
  const known = found[bucket] as number
  if (known === 0) touched[count++] = bucket
  if (value > known) found[bucket] = value
}

/** A long sentence says no more than a short one. */
function shortened(values: Float32Array): Float32Array {
  let squares = 0
  for (let i = 0; i < values.length; i++) squares += (values[i] as number) ** 2
  if (squares <= 1) return values
  const length = Math.sqrt(squares)
  for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) / length
  return values
}

const SEED = { word: 0x811c9dc5, stem: 0x9e3779b1, pair: 0x85ebca6b, skip: 0xc2b2ae35, signs: 0x27d4eb2f }
const step = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193)
const isDigit = (code: number): boolean => code >= 48 && code <= 57
/** Every number is the same word. */
const NUMBER = step(SEED.stem, 48)

function addWords(text: string): void {
  let before = SEED.pair
  let earlier = 0
  for (const { 0: word, index } of text.matchAll(WORDS)) {
    const { whole, stem } = hashesOf(text, index, index + word.length)
    add(whole, WORTH.word)
    if (word.length > STEM) add(stem, WORTH.stem)
    add(step(before ^ SEED.pair, stem), WORTH.pair)
    if (earlier !== 0) add(step(earlier ^ SEED.skip, stem), WORTH.skip)
    earlier = before
    before = stem
  }
}

function hashesOf(text: string, from: number, to: number): { whole: number; stem: number } {
  let whole = SEED.word
  let stem = SEED.stem
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (isDigit(code)) return { whole: NUMBER, stem: NUMBER }
    whole = step(whole, code)
    if (at - from < STEM) stem = step(stem, code)
  }
  return { whole, stem }
}

const SPACE = 32

function addSigns(text: string): void {
  for (let at = 0; at < text.length; at++) {
    let hash = SEED.signs
    for (let size = 0; size < SIGNS.length && at + size < text.length; size++) {
      const code = text.charCodeAt(at + size)
      if (code === SPACE) break
      hash = step(hash, isDigit(code) ? 48 : code)
      add(hash, SIGNS[size] as number)
    }
  }
}
