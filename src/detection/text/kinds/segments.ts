import { claimsOf, negated, negationsOf } from '../claims.ts'
import type { Reading } from '../engine.ts'
import { isDense } from '../grams.ts'
import type { Mood } from '../mood.ts'
import { quotesOf } from '../quotes.ts'
import { columnOf, HINTS } from './kinds.ts'
import { type Parts, partsOf } from './parts.ts'
import { subjectsIn } from './subjects.ts'

/** One sentence of a message as the model of kinds sees it. */
export interface Segment {
  /** Folded code units. */
  start: number
  end: number
  grams: Parts
  /** The same without what stands in quotation marks: nobody threatens in somebody else's words. */
  own: Parts
  /** Columns of KINDS whose cues stand in it, and how strongly (1 for an ordinary cue). */
  cues: Map<number, number>
  /** What its words are about: places in HINTS, ascending. */
  about: number[]
}

/** A message as the model of kinds sees it. */
export interface Segments {
  parts: Segment[]
  /** What the words of the whole message are about, ascending. */
  anywhere: number[]
  /** -1 happy .. 1 unhappy, by its mood words. */
  tone: number
}

/** Beyond this nothing new is said about what went wrong, and hostile texts stay cheap. */
const READ = 2_000
/** No message has more sentences for the ears. */
export const SENTENCES_MOST = 32
/** Chinese and Japanese run on with commas: each clause is read by itself. */
const COMMAS = new Set([',', '、', '，'])
const CLAUSE = 16
const LETTER = /[\p{L}\p{N}]/u

/** Cuts a message into its sentences, each with its word parts and the cues that stand in it. */
export function segmentsOf(
  reading: Reading,
  { negative, positive }: Pick<Mood, 'negative' | 'positive'>,
): Segments {
  const quoted = quotesOf(reading).length > 0
  const parts = boundsOf(reading).map(([start, end]): Segment => {
    const text = reading.folded.text.slice(start, end)
    const grams = partsOf(text, reading.voice)
    const own = quoted ? ownOf(reading, { start, end, text, grams }) : grams
    return { start, end, grams, own, cues: new Map(), about: [] }
  })
  for (const section of ['flag', 'ask', 'category']) fillCues(reading, section, parts)
  const anywhere = fillHints(reading, parts)
  return { parts, anywhere, tone: (negative - positive) / (1.5 + negative + positive) }
}

/** The sentences that hold a letter, as [start, end). */
function boundsOf(reading: Reading): [number, number][] {
  const { text } = reading.folded
  const stop = Math.min(text.length, READ)
  const dense = isDense(reading.voice)
  const bounds: [number, number][] = []
  let start = 0
  for (let at = 1; at <= stop && bounds.length < SENTENCES_MOST; at++) {
    const ends = at === stop || reading.sentences[at] !== reading.sentences[start]
    if (!ends && !(dense && at - start >= CLAUSE && COMMAS.has(text[at - 1] as string))) continue
    if (LETTER.test(text.slice(start, at))) bounds.push([start, at])
    start = at
  }
  return bounds
}

interface Stretch {
  start: number
  end: number
  text: string
  grams: Parts
}

/** The word parts without what is quoted; the same object where nothing is. */
function ownOf(reading: Reading, { start, end, text, grams }: Stretch): Parts {
  const unquoted = withoutQuotes(reading, start, end)
  return unquoted === text ? grams : partsOf(unquoted, reading.voice)
}

function withoutQuotes(reading: Reading, from: number, to: number): string {
  const { text } = reading.folded
  let kept = ''
  let at = from
  for (const { start, end } of quotesOf(reading)) {
    if (end <= at || start >= to) continue
    kept += text.slice(at, Math.max(at, start))
    at = Math.min(to, end)
  }
  return kept + text.slice(at, to)
}

function fillCues(reading: Reading, section: string, parts: Segment[]): void {
  const negations = negationsOf(reading)
  for (const claim of claimsOf(reading, section)) {
    const column = columnOf.get(`${section} ${claim.key}`)
    const part = parts.find(({ start, end }) => claim.start >= start && claim.start < end)
    if (column === undefined || !part) continue
    if (section === 'category' && negated(reading, negations, claim)) continue
    part.cues.set(column, Math.min(2, (part.cues.get(column) ?? 0) + claim.weight))
  }
}

function fillHints(reading: Reading, parts: Segment[]): number[] {
  const said = parts.map(() => new Uint8Array(HINTS.length))
  const anywhere = new Uint8Array(HINTS.length)
  const quotes = quotesOf(reading)
  let at = 0
  // Found in order, so the sentence is the same or a later one.
  for (const { hint, start } of subjectsIn(reading.folded.text.slice(0, READ), reading.voice)) {
    while (at < parts.length && start >= (parts[at] as Segment).end) at++
    if (at === parts.length) break
    if (start < (parts[at] as Segment).start) continue
    if (quotes.some((quote) => quote.start <= start && start < quote.end)) continue
    ;(said[at] as Uint8Array)[hint] = 1
    anywhere[hint] = 1
  }
  for (const [i, part] of parts.entries()) {
    // A clause goes on with what the clause before was about: "said three o'clock, / it was five".
    const own = said[i] as Uint8Array
    part.about = placesIn(own, goesOn(reading, parts, i) ? said[i - 1] : own)
  }
  return placesIn(anywhere)
}

const goesOn = ({ sentences }: Reading, parts: readonly Segment[], i: number): boolean =>
  i > 0 && sentences[(parts[i - 1] as Segment).start] === sentences[(parts[i] as Segment).start]

/** Hints that are on in either, ascending. */
function placesIn(some: Uint8Array, other: Uint8Array = some): number[] {
  const places: number[] = []
  for (let hint = 0; hint < some.length; hint++) if (some[hint] === 1 || other[hint] === 1) places.push(hint)
  return places
}
