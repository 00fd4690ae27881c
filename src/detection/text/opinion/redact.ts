import { type Folded, fold } from '../fold.ts'
import { findNames } from './names.ts'
import { emailsIn, linksIn, numbersIn } from './scan.ts'

/** What the organisation knows that must not leave it. */
export interface Known {
  /** Names of customers and staff; each word of a name is hidden too. */
  names?: readonly string[]
  /** Order numbers as masks: `0` stands for a digit, `A` for a letter, all else for itself ("ORD-000000"). */
  orderMasks?: readonly string[]
}

/** A stretch of the text as sent that holds personal data. */
export interface Personal {
  kind: 'EMAIL' | 'LINK' | 'IBAN' | 'CARD' | 'ORDER' | 'NUMBER' | 'NAME'
  start: number
  end: number
}

/** A text that may leave, and the way back. */
export interface Redacted {
  text: string
  /** Each token and what it stands for. */
  tokens: Map<string, string>
  /** Stretches of the redacted text that are the text as sent, to find a quotation's place again. */
  kept: { at: number; from: number; length: number }[]
}

/** Puts tokens like [EMAIL_1] in place of personal data. Numbers of six digits and more go whatever they are. */
export function redact(text: string, known: Known = {}): Redacted {
  const found = withoutOverlaps(personalIn(text, known))
  const mark = markFor(text)
  const redacted: Redacted = { text: '', tokens: new Map(), kept: [] }
  const names = new Map<string, string>()
  let last = 0
  for (const { kind, start, end } of [
    ...found,
    { kind: 'NAME' as const, start: text.length, end: text.length },
  ]) {
    redacted.kept.push({ at: redacted.text.length, from: last, length: start - last })
    redacted.text += text.slice(last, start)
    last = end
    if (start === end) continue
    const original = text.slice(start, end)
    const token = names.get(original) ?? `[${mark}${kind}_${redacted.tokens.size + 1}]`
    names.set(original, token)
    redacted.tokens.set(token, original)
    redacted.text += token
  }
  return redacted
}

/** Puts what the tokens stand for back in their place. */
export function putBack(text: string, { tokens }: Pick<Redacted, 'tokens'>): string {
  let whole = text
  for (const [token, original] of tokens) whole = whole.replaceAll(token, () => original)
  return whole
}

/** Where a quotation from the redacted text stands in the text as sent; undefined when it is not in it. */
export function placeOf(quote: string, { text, kept }: Redacted): [number, number] | undefined {
  const at = quote === '' ? -1 : text.indexOf(quote)
  if (at === -1) return undefined
  const parts = kept.filter((part) => part.at < at + quote.length && at < part.at + part.length)
  const [first, last] = [parts[0], parts.at(-1)]
  if (!first || !last) return undefined
  const start = first.from + Math.max(0, at - first.at)
  const end = last.from + Math.min(last.length, at + quote.length - last.at)
  return start < end ? [start, end] : undefined
}

/** A customer may have written [EMAIL_1] himself: then ours look different. */
function markFor(text: string): string {
  let mark = ''
  while (text.includes(`[${mark}`) && mark.length < 8) mark += 'X'
  return mark
}

function personalIn(text: string, { names = [], orderMasks = [] }: Known): Personal[] {
  const folded = fold(text)
  const spans = [
    ...linksIn(folded.text),
    ...emailsIn(folded.text),
    ...numbersIn(folded.text, orderMasks),
    ...findNames(folded.text, names),
  ]
  return spans.map((span) => ({ ...span, ...sent(folded, span) }))
}

const sent = (folded: Folded, { start, end }: { start: number; end: number }) => ({
  start: folded.from[start] ?? 0,
  end: folded.to[end - 1] ?? 0,
})

/** Overlapping finds become one stretch under the first one's kind: nothing between them may stay. */
function withoutOverlaps(found: Personal[]): Personal[] {
  const merged: Personal[] = []
  for (const span of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1)
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end)
    else merged.push({ ...span })
  }
  return merged
}
