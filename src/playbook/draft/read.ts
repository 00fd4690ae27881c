import { simplified } from './simplified.ts'

/** A word, or one character of Chinese or Japanese. Positions are UTF-16 code units of the text as sent. */
export interface Token {
  readonly text: string
  readonly start: number
  readonly end: number
  /** A capital letter inside a sentence: perhaps somebody's name. */
  readonly name?: boolean
}

/** What stands between two full stops. */
export interface Sentence {
  readonly tokens: readonly Token[]
  /** It ends with a question mark, or with a word that asks. */
  readonly asks: boolean
}

const CAPITAL = /^\p{Lu}\p{Ll}/u
const WORD = /[\p{L}\p{N}\p{M}]/u
const STOPS = new Set('.!?…。！？｡\n\r')
/** Between Chinese or Japanese characters a comma ends a clause; short gaps do not reach across it. */
const COMMAS = new Set('，、；,')

/** Chinese and Japanese ask with these at the end, often without a question mark. */
const ASKING = new Set('吗呢か')

/** The token that stands for such a comma. */
export const COMMA = ','

/** A full stop after these ends no sentence. */
const SHORT = new Set(
  'kl nr ca mr mrs ms dr st bl f eks jf evt ev tlf т е д п г ул руб им тел гр no vs approx'.split(' '),
)

/** Splits a text into sentences of tokens, in one pass. */
export function readSentences(text: string): Sentence[] {
  const sentences: Sentence[] = []
  let tokens: Token[] = []
  for (let at = 0; at < text.length; ) {
    const char = text[at] ?? ''
    if (STOPS.has(char) && endsSentence(text, at, tokens)) {
      if (tokens.length > 0) sentences.push({ tokens, asks: asks(tokens, char) })
      tokens = []
      at += 1
    } else {
      const token = COMMAS.has(char) ? commaAt(at, tokens) : tokenAt(text, at, tokens.length > 0)
      if (token) tokens.push(token)
      at = token ? token.end : at + 1
    }
  }
  if (tokens.length > 0) sentences.push({ tokens, asks: asks(tokens) })
  return sentences
}

const asks = (tokens: readonly Token[], stop = ''): boolean =>
  stop === '?' || stop === '？' || ASKING.has(tokens.at(-1)?.text ?? '')

/** Chinese, Japanese: characters that are read one by one. */
export function isCjk(char: string): boolean {
  const code = char.charCodeAt(0)
  return (
    isKana(char) ||
    (code >= 0x3400 && code <= 0x9fff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    code === 0x3005
  )
}

/** Hiragana and katakana, which only Japanese has. */
export function isKana(char: string): boolean {
  const code = char.charCodeAt(0)
  return (code >= 0x3041 && code <= 0x30fe && code !== 0x30fb) || (code >= 0xff66 && code <= 0xff9d)
}

function commaAt(start: number, tokens: readonly Token[]): Token | undefined {
  return isCjk(tokens.at(-1)?.text ?? '') ? { text: COMMA, start, end: start + 1 } : undefined
}

function tokenAt(text: string, start: number, inside: boolean): Token | undefined {
  const first = text[start] ?? ''
  if (isCjk(first)) return { text: simplified(first.normalize('NFKC')), start, end: start + 1 }
  let end = start
  while (end < text.length && belongs(text, start, end)) end += 1
  if (end === start) return undefined
  const name = inside && CAPITAL.test(text.slice(start, start + 2))
  return { text: fold(text.slice(start, end)), start, end, ...(name ? { name } : {}) }
}

/** Letters and digits; apostrophes and hyphens inside a word; points, colons and slashes inside a number or time. */
function belongs(text: string, start: number, at: number): boolean {
  const char = text[at] ?? ''
  if (isCjk(char)) return false
  if (WORD.test(char)) return true
  if (at === start) return false
  const next = text[at + 1] ?? ''
  if (char === "'" || char === '’' || char === '-' || char === '‑') return /\p{L}/u.test(next)
  return (
    (char === '.' || char === ':' || char === ',' || char === '/') && isDigit(text[at - 1]) && isDigit(next)
  )
}

const isDigit = (char = ''): boolean => char >= '0' && char <= '9'

const fold = (word: string): string =>
  word.normalize('NFKC').toLowerCase().replaceAll('’', "'").replaceAll('‐', '-').replaceAll('ё', 'е')

/** "kl. 14" and "3. mars" go on; "3.14" never comes here, because its point belongs to the number. */
function endsSentence(text: string, at: number, tokens: readonly Token[]): boolean {
  if (text[at] !== '.') return true
  const last = tokens.at(-1)
  if (!last || last.end !== at) return true
  if (SHORT.has(last.text)) return false
  return !(/^\d{1,2}$/.test(last.text) && /^\s\p{Ll}/u.test(text.slice(at + 1, at + 3)))
}
