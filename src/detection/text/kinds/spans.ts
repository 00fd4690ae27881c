import { type Claim, claimsOf, longest } from '../claims.ts'
import type { Reading } from '../engine.ts'
import { spanOf } from '../fold.ts'
import { isDense } from '../grams.ts'
import type { Span } from '../schema.ts'
import type { Ears } from './ears.ts'
import { partsWeight } from './listen.ts'
import { partsOf } from './parts.ts'
import type { Segment } from './segments.ts'

/** Where a kind was heard: its sentence, and what weighs there. */
export interface Place {
  ears: Ears
  column: number
  kind: string
  part: Segment
}

/** The cue's words where one stands in the sentence, else the words that weigh most. */
export function spanFor(reading: Reading, place: Place): Span {
  const [section = '', key = ''] = place.kind.split(' ')
  const { start, end } = place.part
  const inside = (claim: Claim) => claim.key === key && claim.start >= start && claim.start < end
  const [cue] = longest(claimsOf(reading, section).filter(inside))
  const [from, to] = cue ? [cue.start, cue.end] : heaviest(reading, place)
  return spanOf(reading.folded, from, to)
}

/** Words of a spaced script, or signs of another, that make up a window. */
const WINDOW = { words: 4, signs: 8 }
const WORD = /[^\s]+/gu

/** The window of a few words whose parts weigh most for a kind. */
function heaviest(reading: Reading, { ears, column, part }: Place): [number, number] {
  const text = reading.folded.text.slice(part.start, part.end)
  const dense = isDense(reading.voice)
  const windows = windowsOf(text, dense)
  const weigh = (at: number) => {
    const [from, to] = windows[at] as [number, number]
    return partsWeight(ears, partsOf(text.slice(from, to), reading.voice), column)
  }
  // Windows of signs overlap by seven of eight: every fourth is weighed, then those about the best.
  const stride = dense ? 4 : 1
  const coarse = best(windows.length, (at) => (at % stride === 0 ? weigh(at) : Number.NEGATIVE_INFINITY))
  const fine = dense
    ? best(windows.length, (at) => (Math.abs(at - coarse) < stride ? weigh(at) : Number.NEGATIVE_INFINITY))
    : coarse
  const [from, to] = windows[fine] ?? [0, text.length]
  return [part.start + from, part.start + to]
}

function best(count: number, weigh: (at: number) => number): number {
  let found = 0
  let most = Number.NEGATIVE_INFINITY
  for (let at = 0; at < count; at++) {
    const weight = weigh(at)
    if (weight <= most) continue
    most = weight
    found = at
  }
  return found
}

/** A sentence is looked through this far; a longer one is no sentence. */
const LOOKED = 240

function windowsOf(text: string, dense: boolean): [number, number][] {
  const head = text.slice(0, LOOKED).trimEnd()
  if (dense) {
    const count = Math.max(1, head.length - WINDOW.signs + 1)
    return Array.from({ length: count }, (_, at) => [at, Math.min(head.length, at + WINDOW.signs)])
  }
  const words = [...head.matchAll(WORD)].map((match): [number, number] => [
    match.index,
    match.index + match[0].length,
  ])
  return words.map(([from, to], i) => [
    from,
    words[Math.min(words.length - 1, i + WINDOW.words - 1)]?.[1] ?? to,
  ])
}
