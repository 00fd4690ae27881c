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

/** Stretches that repeat what somebody else said: in quotation marks, or told after "he called me", "says that all ... are". */
export function quotesOf(reading: Reading): Stretch[] {
  const known =
    worked.get(reading) ?? [...marked(reading), ...reported(reading)].sort((a, b) => a.start - b.start)
  worked.set(reading, known)
  return known
}

const worked = new WeakMap<Reading, Stretch[]>()

/** More of them in one message say nothing new. */
const MOST = 100
/** 跟我说: said to me, not by me. */
const TO_ME = /[着跟对向和同朝冲给]/u

/** Where the customer's own words are announced. */
const announced = ({ hits, folded: { text } }: Reading): Stretch[] =>
  (hits.get('own') ?? []).slice(0, MOST).filter(({ start }) => !TO_ME.test(text[start - 1] ?? ''))

function marked(reading: Reading): Stretch[] {
  if (!OPENING.test(reading.folded.text)) return []
  const own = announced(reading)
  const { text } = reading.folded
  const quotes: Stretch[] = []
  for (let at = 0; at < text.length && quotes.length < MOST; at++) {
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

/** Who is spoken to is not reported on: "everybody says you are crooks" is said to us. */
const TO_US = /[你您妳]/u
const CLAUSE_ENDS = /[,;:。.!?、\n]/u

function reported(reading: Reading): Stretch[] {
  const own = announced(reading)
  const {
    hits,
    folded: { text },
  } = reading
  return (hits.get('reported') ?? []).slice(0, MOST).flatMap(({ start, end }) => {
    const between = text.slice(start, end)
    if (TO_US.test(between) || CLAUSE_ENDS.test(between)) return []
    if (own.some((hit) => hit.start < end && hit.end > start)) return []
    const rest = text.slice(end, end + LONGEST_QUOTE)
    const stop = rest.search(CLAUSE_ENDS)
    return [{ start: end - 1, end: end + (stop === -1 ? rest.length : stop) }]
  })
}
