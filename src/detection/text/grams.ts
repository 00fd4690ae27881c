import type { Voice } from './engine.ts'

/** What a model weighs: bucket numbers and how strongly each is there (the squares of the values sum to 1). */
export interface Grams {
  buckets: Uint32Array
  values: Float32Array
}

/** 2^16 buckets a language: 2^18 gained .018 AUC on pooled data but is four times the file. */
export const BUCKETS = 1 << 16

/** The opening says what a message is about; more would cost time on hostile texts. */
const READ = 4_000

const DENSE = new Set<Voice>(['zh', 'ja'])

/** Written without spaces: a word may stand anywhere. */
export const isDense = (voice: Voice): boolean => DENSE.has(voice)

/** Hashed character n-grams (2-4 in words, 1-3 in Han and kana), words and pairs of words, log-counted. */
export function gramsOf(folded: string, voice: Voice): Grams {
  const text = folded.slice(0, READ)
  different = 0
  if (isDense(voice)) addDense(text)
  else addWords(text)
  return normalised()
}

/** Counting happens here and is wiped after each message: 384 kB once instead of a map a message. */
const counts = new Uint16Array(BUCKETS)
const touched = new Uint32Array(BUCKETS)
let different = 0

function add(hash: number): void {
  const bucket = hash & (BUCKETS - 1)
  if (counts[bucket] === 0) touched[different++] = bucket
  counts[bucket] = (counts[bucket] as number) + 1
}

const SEED = 0x811c9dc5
const step = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193)
/** FNV's low bits mix badly for short keys; one shift spreads them. */
const spread = (hash: number): number => hash ^ (hash >>> 15)

const SPACE = 32
const ZERO = 48
const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) || code >= 0xc0 || (code >= 48 && code <= 57) || code === 39

/** All digits read as 0: the amount is not the mood. */
const plain = (code: number): number => (code >= 48 && code <= 57 ? ZERO : code)

function addDense(text: string): void {
  for (let at = 0; at < text.length; at++) {
    let hash = SEED
    for (let size = 1; size <= 3 && at + size <= text.length; size++) {
      const code = text.charCodeAt(at + size - 1)
      if (code === SPACE) break
      hash = step(hash, plain(code))
      add(spread(hash))
    }
  }
}

const WORD_SEED = 0x9e3779b1
const PAIR_SEED = 0x85ebca6b
const EDGE = 1

function addWords(text: string): void {
  let previous = 0
  for (let at = 0; at < text.length; ) {
    if (!isLetter(text.charCodeAt(at))) {
      if (text[at] === '!' || text[at] === '?') add(spread(step(WORD_SEED, text.charCodeAt(at))))
      at++
      continue
    }
    const start = at
    while (at < text.length && isLetter(text.charCodeAt(at))) at++
    const word = addWord(text, start, at)
    if (previous !== 0) add(spread(Math.imul(previous ^ PAIR_SEED, 0x01000193) ^ word))
    previous = word
  }
}

/** One word: its whole, and its n-grams with both edges marked. Longer than 24 letters it is a link or a scream. */
function addWord(text: string, start: number, end: number): number {
  let whole = WORD_SEED
  const stop = Math.min(end, start + 24)
  for (let at = start; at < stop; at++) whole = step(whole, plain(text.charCodeAt(at)))
  add(spread(whole))
  for (let at = start - 1; at < stop - 1; at++) {
    let hash = SEED
    for (let size = 1; size <= 4 && at + size <= stop + 1; size++) {
      const place = at + size - 1
      hash = step(hash, place < start || place >= stop ? EDGE : plain(text.charCodeAt(place)))
      if (size > 1) add(spread(hash))
    }
  }
  return whole
}

function normalised(): Grams {
  const buckets = touched.slice(0, different)
  const values = new Float32Array(different)
  let squares = 0
  for (let i = 0; i < different; i++) {
    const value = 1 + Math.log(counts[buckets[i] as number] as number)
    counts[buckets[i] as number] = 0
    values[i] = value
    squares += value * value
  }
  const length = Math.sqrt(squares) || 1
  for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) / length
  return { buckets, values }
}
