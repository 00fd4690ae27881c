import type { CategoryBook } from './categoryBook.ts'
import { type Claim, claimsOf, longest, negated, negationsOf } from './claims.ts'
import type { Reading } from './engine.ts'
import type { Felt } from './felt.ts'
import { spanOf } from './fold.ts'
import { quotesOf } from './quotes.ts'
import { type AskKind, FLAG_KINDS, type FlagKind, type Understanding } from './schema.ts'
import type { Sense } from './sense.ts'

type Category = Understanding['categories'][number]

/** What went wrong, what is asked and what must be known: as the model hears it, or by cues where there is none. */
export function kindsOf(
  { reading, asks, flags }: Pick<Sense, 'reading' | 'asks' | 'flags'>,
  { heard, happy }: { heard: Felt['heard']; happy: number },
  book?: CategoryBook,
): Pick<Understanding, 'categories' | 'asks' | 'flags'> {
  if (!heard) return { categories: categoriesOf(reading, happy, book), asks, flags }
  const own = book ? byWords(reading, ownClaims(book, reading), happy) : []
  const categories = heard.category.map(({ key, probability, span }) => ({
    key,
    probability: round(probability),
    span,
  }))
  return {
    categories: surest([...own, ...categories]),
    asks: heard.ask
      .map(({ key, span }) => ({ kind: key as AskKind, span }))
      .sort((a, b) => a.span[0] - b.span[0]),
    flags: heard.flag
      .map(({ key, span }) => ({ kind: key as FlagKind, span }))
      .sort((a, b) => FLAG_KINDS.indexOf(a.kind) - FLAG_KINDS.indexOf(b.kind)),
  }
}

/** What went wrong by cues alone, each kind at its strongest words. */
function categoriesOf(reading: Reading, happy: number, book?: CategoryBook): Category[] {
  const own = book ? ownClaims(book, reading) : []
  return surest(byWords(reading, [...claimsOf(reading, 'category'), ...own], happy))
}

/** Up to three, the surest first, each kind once. */
function surest(categories: Category[]): Category[] {
  const order = categories.sort((a, b) => b.probability - a.probability || a.key.localeCompare(b.key))
  return order.filter(({ key }, i) => order.findIndex((other) => other.key === key) === i).slice(0, 3)
}

function byWords(reading: Reading, said: readonly Claim[], happy: number): Category[] {
  const negations = negationsOf(reading)
  const claims = said.filter((claim) => !negated(reading, negations, claim))
  const byKey = Map.groupBy(claims, (claim) => claim.key)
  return [...byKey]
    .map(([key, found]) => categoryOf(reading, { key, found: longest(found), happy }))
    .filter(({ probability }) => probability >= LEAST)
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

/** Three decimals: what the engine knows, and the same digits on every machine. */
export const round = (value: number): number => Math.round(value * 1000) / 1000
