import type { CategoryBook } from './categoryBook.ts'
import { type Claim, claimsOf, longest, negated, negationsOf } from './claims.ts'
import type { Reading } from './engine.ts'
import { spanOf } from './fold.ts'
import { type AskKind, FLAG_KINDS, type FlagKind, type Understanding } from './schema.ts'

type Category = Understanding['categories'][number]

/** What went wrong: up to three categories, the surest first, each at its strongest words. */
export function categoriesOf(reading: Reading, happy: number, book?: CategoryBook): Category[] {
  const negations = negationsOf(reading)
  const said = [...claimsOf(reading, 'category'), ...(book ? ownClaims(book, reading) : [])]
  const claims = said.filter((claim) => !negated(reading, negations, claim))
  const byKey = Map.groupBy(claims, (claim) => claim.key)
  return [...byKey]
    .map(([key, found]) => categoryOf(reading, { key, found: longest(found), happy }))
    .filter(({ probability }) => probability >= LEAST)
    .sort((a, b) => b.probability - a.probability || a.key.localeCompare(b.key))
    .slice(0, 3)
}

const ownClaims = (book: CategoryBook, reading: Reading): Claim[] =>
  book
    .hits(reading)
    .slice(0, MOST_OWN)
    .map(({ pattern, start, end }) => ({ key: pattern.key, weight: pattern.weight, start, end }))

/** More of an organisation's own words in one message say nothing new. */
const MOST_OWN = 100

/** Below this the words are there but nobody complains: "the refund came today, thanks". */
const LEAST = 0.3

interface Found {
  key: string
  found: Claim[]
  /** Probability that the writer is happy. */
  happy: number
}

/** Two different phrases are surer than one; a happy writer names what went well in the same words. */
function categoryOf(reading: Reading, { key, found, happy }: Found): Category {
  const weight = found.reduce((sum, claim) => sum + claim.weight, 0)
  const probability = (1 - 0.35 ** Math.min(weight, 4)) * (1 - 0.8 * happy)
  const strongest = found.reduce((best, claim) =>
    claim.end - claim.start > best.end - best.start ? claim : best,
  )
  return {
    key,
    probability: round(probability),
    span: spanOf(reading.folded, strongest.start, strongest.end),
  }
}

/** What the customer asks us to do, in the order of the text, each kind once. */
export function asksOf(reading: Reading): Understanding['asks'] {
  return firstOfEach(claimsOf(reading, 'ask')).map((claim) => ({
    kind: claim.key as AskKind,
    span: spanOf(reading.folded, claim.start, claim.end),
  }))
}

/** Kinds that only count when the customer says them in their own name. */
const NOT_WHEN_QUOTED = new Set<string>(['threat', 'abuse', 'legal', 'media', 'churn'] satisfies FlagKind[])

/** What a person must know before answering, each kind once, in the order of FLAG_KINDS. */
export function flagsOf(reading: Reading): Understanding['flags'] {
  const quotes = quotesOf(reading)
  const claims = claimsOf(reading, 'flag').filter(
    (claim) =>
      !(
        NOT_WHEN_QUOTED.has(claim.key) &&
        quotes.some((quote) => quote.start < claim.start && claim.end <= quote.end)
      ),
  )
  return firstOfEach(claims)
    .sort((a, b) => FLAG_KINDS.indexOf(a.key as FlagKind) - FLAG_KINDS.indexOf(b.key as FlagKind))
    .map((claim) => ({ kind: claim.key as FlagKind, span: spanOf(reading.folded, claim.start, claim.end) }))
}

/** Each kind once: where it is said at most length of its first place. */
function firstOfEach(claims: readonly Claim[]): Claim[] {
  return [...Map.groupBy(claims, (claim) => claim.key).values()]
    .map((found) => longest(found)[0] as Claim)
    .sort((a, b) => a.start - b.start)
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
function quotesOf(reading: Reading): { start: number; end: number }[] {
  const { text } = reading.folded
  if (!OPENING.test(text)) return []
  const own = (reading.hits.get('own') ?? []).slice(0, 100)
  const quotes: { start: number; end: number }[] = []
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

/** Three decimals: what the engine knows, and the same digits on every machine. */
export const round = (value: number): number => Math.round(value * 1000) / 1000
