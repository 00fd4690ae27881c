import type { Reading } from './engine.ts'

/** A stretch in folded code units. */
export interface Stretch {
  start: number
  end: number
}

const PAIRS = new Map([
  ['"', '"'],
  ['“', '”'],
  ['„', '“'],
  ['«', '»'],
  ['「', '」'],
  ['『', '』'],
  ['‹', '›'],
])
const OPENING = new RegExp(`[${[...PAIRS.keys()].join('')}]`, 'u')
/** A quotation longer than this is more likely a lost closing mark. */
const LONGEST_QUOTE = 240
/** "I told him: ..." up to this far before the marks makes the quoted words the customer's own. */
const SPEAKER_BEFORE = 40

/** Stretches in quotation marks that repeat what somebody else said. */
export function quotesOf(reading: Reading): Stretch[] {
  const known = worked.get(reading) ?? workOut(reading)
  worked.set(reading, known)
  return known
}

const worked = new WeakMap<Reading, Stretch[]>()

function workOut(reading: Reading): Stretch[] {
  if (!OPENING.test(reading.folded.text)) return []
  const own = (reading.hits.get('own') ?? []).slice(0, 100)
  const { text } = reading.folded
  const quotes: Stretch[] = []
  for (let at = 0; at < text.length && quotes.length < 100; at++) {
    const close = PAIRS.get(text[at] as string)
    if (!close) continue
    const end = text.slice(at + 1, at + LONGEST_QUOTE).indexOf(close)
    if (end === -1) continue
    const start = at
    at += end + 1
    if (!own.some((hit) => hit.end <= start && start - hit.end <= SPEAKER_BEFORE))
      quotes.push({ start, end: at })
  }
  return quotes
}
