import type { Voice } from '../engine.ts'
import { BUCKETS, type Grams } from '../grams.ts'

const DENSE = new Set<Voice>(['zh', 'ja'])
const WORDS = /[\p{L}\p{N}'’-]+/gu
/** What one piece of each sort counts before the whole is brought to length 1. */
const WORTH = { word: 0.5, stem: 0.4, pair: 0.5, skip: 0.35 }
/** The same for one to four signs of a script without spaces. */
const SIGNS = [0.15, 0.45, 0.45, 0.35]
/** Five letters hold most of a stem in the four spaced languages. */
const STEM = 5

/** What the model of kinds weighs in a sentence: words, their beginnings and pairs; pieces of two to four signs where none are spaced. */
export function partsOf(text: string, voice: Voice): Grams {
  const found = new Map<number, number>()
  const add = (piece: string, value: number) => {
    const bucket = hashOf(piece)
    found.set(bucket, Math.max(value, found.get(bucket) ?? 0))
  }
  if (DENSE.has(voice)) addPieces(text, add)
  else addWords(text, add)
  return { buckets: Uint32Array.from(found.keys()), values: shortened(Float32Array.from(found.values())) }
}

/** A long sentence says no more than a short one. */
function shortened(values: Float32Array): Float32Array {
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0))
  return length <= 1 ? values : values.map((value) => value / length)
}

function addWords(text: string, add: (piece: string, value: number) => void): void {
  let before = '^'
  let earlier = ''
  for (const [word] of text.matchAll(WORDS)) {
    const plain = /\d/.test(word) ? '0' : word
    const stem = plain.slice(0, STEM)
    add(`w${plain}`, WORTH.word)
    if (plain.length > STEM) add(`s${stem}`, WORTH.stem)
    add(`p${before} ${stem}`, WORTH.pair)
    if (earlier !== '') add(`k${earlier} ${stem}`, WORTH.skip)
    earlier = before
    before = stem
  }
}

function addPieces(text: string, add: (piece: string, value: number) => void): void {
  const plain = text.replace(/\d+/g, '0').replace(/\s+/g, '')
  for (let at = 0; at < plain.length; at++)
    for (let size = 1; size <= SIGNS.length && at + size <= plain.length; size++)
      add(plain.slice(at, at + size), SIGNS[size - 1] as number)
}

function hashOf(piece: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < piece.length; i++) hash = Math.imul(hash ^ piece.charCodeAt(i), 0x01000193)
  return ((hash ^ (hash >>> 15)) >>> 0) & (BUCKETS - 1)
}
