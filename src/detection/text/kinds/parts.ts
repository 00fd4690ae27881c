import type { Voice } from '../engine.ts'
import { BUCKETS, isDense } from '../grams.ts'

const WORDS = /[\p{L}\p{N}'’-]+/gu
/** How often one piece of each sort counts, in twentieths, before the whole is brought to length 1. */
const WORTH = { word: 10, stem: 8, pair: 10, skip: 7 }
/** The same for one to three signs of a script without spaces; a fourth told nothing more. */
const SIGNS = [3, 9, 9]
const TWENTIETH = 0.05
/** No piece counts more often. */
export const TIMES_MOST = 10
/** Five letters hold most of a stem in the four spaced languages. */
const STEM = 5

/**
 * What the ears weigh in a sentence: word parts by their bucket and how often each counts, from one place of a room to
 * another (many sentences share one: an array of its own for each costs more than reading it), and what one time is worth.
 */
export interface Parts {
  room: Room
  from: number
  to: number
  worth: number
}

interface Room {
  buckets: Uint16Array
  times: Uint8Array
}

const SIZE = 1 << 16
let room: Room = { buckets: new Uint16Array(0), times: new Uint8Array(0) }
let taken = 0

/** The parts of a sentence: words, their stems and pairs; one to three signs where none are spaced. */
export function partsOf(text: string, voice: Voice): Parts {
  count = 0
  if (isDense(voice)) addSigns(text)
  else addWords(text)
  if (taken + count > room.times.length) {
    const size = Math.max(SIZE, count)
    room = { buckets: new Uint16Array(size), times: new Uint8Array(size) }
    taken = 0
  }
  const from = taken
  let squares = 0
  for (let i = 0; i < count; i++) {
    const bucket = touched[i] as number
    const often = found[bucket] as number
    found[bucket] = 0
    room.buckets[taken] = bucket
    room.times[taken++] = often
    squares += often * often
  }
  // A long sentence says no more than a short one.
  return { room, from, to: taken, worth: TWENTIETH / Math.max(1, TWENTIETH * Math.sqrt(squares)) }
}

/** The buckets of a sentence's parts, and how much each counts. */
export const weighedParts = ({ room: { buckets, times }, from, to, worth }: Parts) => ({
  buckets: buckets.slice(from, to),
  values: Float32Array.from(times.subarray(from, to), (often) => often * worth),
})

/** Written to and wiped for each sentence: 192 kB once instead of a map a sentence. */
const found = new Uint8Array(BUCKETS)
const touched = new Uint16Array(BUCKETS)
let count = 0

function add(hash: number, value: number): void {
  const bucket = (hash ^ (hash >>> 15)) & (BUCKETS - 1)
  const known = found[bucket] as number
  if (known === 0) touched[count++] = bucket
  if (value > known) found[bucket] = value
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
