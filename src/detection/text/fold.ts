import { readFileSync } from 'node:fs'
import type { Span } from './schema.ts'

/** Text made comparable (case, width, marks, repeats), with the way back to the text as sent. */
export interface Folded {
  text: string
  /** For each folded code unit: where its source begins and ends in the text as sent. */
  from: Uint32Array
  to: Uint32Array
}

/** How one language wants its letters compared. */
export interface FoldStyle {
  /** Traditional Han characters read as simplified ones. */
  simplify?: boolean
  /** é = e: customers on phones leave accents out (es, fr, pt). */
  dropAccents?: boolean
}

const PARAGRAPH = 0x0a
const SPACE = 0x20
const REPLACEMENT = 0xfffd

/** What is left of a text whose way back nobody asks for. */
export const foldedText = (text: string, style: FoldStyle): string =>
  isFolded(text, quickTable(style)) ? text : fold(text, style).text

/** Whether every sign is one that was seen before and stays as it is; nearly all of 100,000 listed phrases are. */
function isFolded(text: string, quick: Uint16Array): boolean {
  let before = 0
  let earlier = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const again =
      unit === SPACE ? before === SPACE || before === PARAGRAPH : unit === before && unit === earlier
    if (quick[unit] !== unit || again) return false
    earlier = before
    before = unit
  }
  return true
}

/** Folds in one pass; at most three code units come of one, so a ligature cannot blow the text up. */
export function fold(text: string, style: FoldStyle = {}): Folded {
  const { out, from, to } = roomFor(text.length * 3)
  const quick = quickTable(style)
  let n = 0
  for (let i = 0; i < text.length; ) {
    const unit = quick[text.charCodeAt(i)] as number
    if (unit !== 0) {
      if (repeats(out, n, unit)) to[n - 1] = i + 1
      else {
        out[n] = unit
        from[n] = i
        to[n++] = i + 1
      }
      i++
      continue
    }
    const point = codePointAt(text, i)
    const next = i + (point > 0xffff ? 2 : 1)
    const folded = foldPoint(point, style)
    if (folded === MARK) n = combine({ out, to, n, mark: point, next, style })
    else {
      if (folded.length === 1 && point <= 0xffff) quick[point] = folded.charCodeAt(0)
      for (let k = 0; k < folded.length; k++) {
        if (repeats(out, n, folded.charCodeAt(k))) {
          to[n - 1] = next
          continue
        }
        out[n] = folded.charCodeAt(k)
        from[n] = i
        to[n++] = next
      }
    }
    i = next
  }
  return { text: decode(out.subarray(0, n)), from: from.slice(0, n), to: to.slice(0, n) }
}

/** Signs seen before that fold to exactly one, by code unit; 0 for all others. One table a style. */
const quickTables = new Map<number, Uint16Array>()

function quickTable({ simplify, dropAccents }: FoldStyle): Uint16Array {
  const style = (simplify ? 1 : 0) + (dropAccents ? 2 : 0)
  const known = quickTables.get(style) ?? new Uint16Array(0x10000)
  quickTables.set(style, known)
  return known
}

interface Room {
  out: Uint16Array
  from: Uint32Array
  to: Uint32Array
}

const newRoom = (size: number): Room => ({
  out: new Uint16Array(size),
  from: new Uint32Array(size),
  to: new Uint32Array(size),
})

/** Ordinary messages fold in one room that is kept; a huge one gets its own and gives it back. */
const KEPT = 24_000
const kept = newRoom(KEPT)
const roomFor = (size: number): Room => (size <= KEPT ? kept : newRoom(size))

/** The span in the text as sent that a folded [start, end) came from. */
export const spanOf = (folded: Folded, start: number, end: number): Span => [
  folded.from[start] ?? 0,
  folded.to[Math.max(start, end - 1)] ?? 0,
]

const MARK = '\u0300'
const cache = new Map<number, string>()
const ASCII = Array.from({ length: 128 }, (_, point) => foldAscii(point))

/** A lone surrogate is damage in transit, read as U+FFFD. */
function codePointAt(text: string, i: number): number {
  const point = text.codePointAt(i) ?? REPLACEMENT
  return point >= 0xd800 && point <= 0xdfff ? REPLACEMENT : point
}

function foldPoint(point: number, style: FoldStyle): string {
  if (point < 128) return ASCII[point] as string
  const known = cache.get(point) ?? remember(point)
  if (known === MARK || known.length !== 1) return known
  if (style.simplify) return simplified().get(known) ?? known
  return style.dropAccents ? (known.normalize('NFD')[0] as string) : known
}

function foldAscii(point: number): string {
  if (point === 9 || point === 11 || point === 12 || point === 13 || point === SPACE) return ' '
  if (point === PARAGRAPH) return '\n'
  if (point < 32 || point === 127) return ''
  return String.fromCharCode(point).toLowerCase()
}

/** Bounded by Unicode, not by what customers send: each code point is worked out once. */
function remember(point: number): string {
  const value = work(point)
  cache.set(point, value)
  return value
}

function work(point: number): string {
  const char = String.fromCodePoint(point)
  if (/\p{M}/u.test(char)) return /[\ufe00-\ufe0f]|\u{E0100}/u.test(char) ? '' : MARK
  if (/[\p{Cf}\u3164\u115f\u1160]/u.test(char)) return ''
  if (/[\p{Zs}\u2028\u0085]/u.test(char)) return ' '
  if (char === '\u2029') return '\n'
  const same = SAME.get(char)
  if (same !== undefined) return same
  const folded = char.normalize('NFKC').toLowerCase()
  return folded.length <= 3 ? folded : char
}

/** Signs that people type for one another. */
const SAME = new Map([
  ['’', "'"],
  ['‘', "'"],
  ['´', "'"],
  ['`', "'"],
  ['ʼ', "'"],
  ['‐', '-'],
  ['‑', '-'],
  ['–', '-'],
  ['—', '-'],
  ['ё', 'е'],
  ['Ё', 'е'],
  ['…', '..'],
  ['ـ', ''],
  ['أ', 'ا'],
  ['إ', 'ا'],
  ['آ', 'ا'],
  ['ة', 'ه'],
  ['ى', 'ي'],
])

interface Mark {
  out: Uint16Array
  to: Uint32Array
  n: number
  mark: number
  next: number
  style: FoldStyle
}

/** й typed as и + breve is й; the fifth mark of a zalgo tower is nothing. */
function combine({ out, to, n, mark, next, style }: Mark): number {
  if (n === 0) return n
  to[n - 1] = next
  const whole = (String.fromCharCode(out[n - 1] as number) + String.fromCodePoint(mark)).normalize('NFKC')
  if (whole.length === 1)
    out[n - 1] = foldPoint(whole.charCodeAt(0), style).charCodeAt(0) || (out[n - 1] as number)
  return n
}

/** A third equal letter in a row says nothing new ("sooooo"); a digit always does. */
function repeats(out: Uint16Array, n: number, code: number): boolean {
  if (n === 0 || (code >= 0x30 && code <= 0x39)) return false
  if (code === SPACE && (out[n - 1] === SPACE || out[n - 1] === PARAGRAPH)) return true
  return n > 1 && out[n - 1] === code && out[n - 2] === code
}

const decode = (units: Uint16Array): string =>
  Buffer.from(units.buffer, units.byteOffset, units.byteLength).toString('utf16le')

let traditional: Map<string, string> | undefined

/** Traditional to simplified, one character to one (made by `npm run train text` from OpenCC's tables). */
export function simplified(): Map<string, string> {
  if (traditional) return traditional
  const file = readFileSync(new URL('../models/han.txt', import.meta.url), 'utf8')
  const [hant = '', hans = ''] = file.split('\n')
  const to = Array.from(hans)
  traditional = new Map(Array.from(hant, (char, i) => [char, to[i] as string]))
  return traditional
}
