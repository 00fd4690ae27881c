import type { Personal } from './redact.ts'

/** Plain scanners, one pass each: nothing a customer writes can make them slow. */

const LOCAL = /[\p{L}\p{N}.!#$%&'*+/=?^_{|}~-]/u
const HOST = /[\p{L}\p{N}.-]/u
const SPACE = /\s/u

/** Every word that holds an @ with something on both sides; "(at)" and "[at]" count as one. */
export function emailsIn(text: string): Personal[] {
  const found: Personal[] = []
  for (let i = 0; i < text.length; i++) {
    const length = atLength(text, i)
    if (length === 0) continue
    const start = reach(text, { from: i, by: -1, over: LOCAL })
    const end = reach(text, { from: i + length, by: 1, over: HOST })
    if (start < i && end > i + length) found.push({ kind: 'EMAIL', start, end })
    i = Math.max(i, end - 1)
  }
  return found
}

function atLength(text: string, i: number): number {
  if (text[i] === '@') return 1
  for (const at of ['(at)', '[at]', ' (at) ', ' [at] ', '{at}']) if (text.startsWith(at, i)) return at.length
  return 0
}

/** The longest address allowed is 254 characters; looking further would make long texts slow. */
const REACH = 260

function reach(text: string, { from, by, over }: { from: number; by: 1 | -1; over: RegExp }): number {
  let at = from
  for (let step = 0; step < REACH; step++) {
    const char = text[by === 1 ? at : at - 1]
    if (char === undefined || !over.test(char)) break
    at += by
  }
  return at
}

/** Links whole: their query may hold anything. */
export function linksIn(text: string): Personal[] {
  const found: Personal[] = []
  for (const opening of ['http://', 'https://', 'www.', 'mailto:', 'tel:'])
    for (let at = text.indexOf(opening); at !== -1; at = text.indexOf(opening, at + 1)) {
      let end = at + opening.length
      while (end < text.length && !SPACE.test(text[end] as string)) end++
      found.push({ kind: 'LINK', start: at, end })
      at = end - 1
    }
  return found
}

const isDigit = (char: string | undefined): boolean => char !== undefined && /\p{Nd}/u.test(char)
const isAlnum = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{Nd}]/u.test(char)
const JOINER = new Set([' ', '-', '.', '(', ')', '/', '+', '\u2011', ':', ',', '_', '·'])

/** IBANs, cards, the organisation's order numbers, and every other number of six digits or more. */
export function numbersIn(text: string, orderMasks: readonly string[]): Personal[] {
  return [...maskedIn(text, orderMasks), ...ibansIn(text), ...digitRuns(text)]
}

/** Phones, cards, national and account numbers: digits with at most two signs between them. */
function digitRuns(text: string): Personal[] {
  const found: Personal[] = []
  for (let i = 0; i < text.length; i++) {
    if (!isDigit(text[i])) continue
    const { end, digits } = runFrom(text, i)
    const start = text[i - 1] === '+' || text[i - 1] === '(' ? i - 1 : i
    if (digits.length >= 6)
      found.push({ kind: isCard(digits) ? 'CARD' : 'NUMBER', start: letterStart(text, start), end })
    i = end - 1
  }
  return found
}

function runFrom(text: string, from: number): { end: number; digits: string } {
  let digits = ''
  let end = from
  for (let at = from; at < text.length && digits.length < 64; at++) {
    const char = text[at] as string
    if (isDigit(char)) {
      digits += char
      end = at + 1
    } else if (!JOINER.has(char) || at - end >= 2) break
  }
  return { end, digits }
}

/** "NO1234567": letters that stand against the digits belong to the number. */
function letterStart(text: string, start: number): number {
  let at = start
  while (at > 0 && start - at < 6 && /[a-z]/.test(text[at - 1] as string)) at--
  return at
}

/** Luhn's check over 13 to 19 digits. */
export function isCard(digits: string): boolean {
  if (digits.length < 13 || digits.length > 19) return false
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i])
    const doubled = i % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/** Two letters, two check digits, up to 30 more, spaces allowed; valid by mod 97. */
function ibansIn(text: string): Personal[] {
  const found: Personal[] = []
  for (let i = 0; i + 4 < text.length; i++) {
    if (isAlnum(text[i - 1]) || !/^[a-z]{2}[0-9]{2}/.test(text.slice(i, i + 4))) continue
    const end = ibanEnd(text, i)
    if (end === undefined) continue
    found.push({ kind: 'IBAN', start: i, end })
    i = end - 1
  }
  return found
}

const LONGEST_IBAN = 34
const SHORTEST_IBAN = 15

/** The longest valid IBAN that begins here. */
function ibanEnd(text: string, start: number): number | undefined {
  let compact = ''
  let valid: number | undefined
  for (let at = start; at < text.length && compact.length < LONGEST_IBAN; at++) {
    const char = text[at] as string
    if (/[a-z0-9]/.test(char)) compact += char
    else if (char !== ' ' && char !== '-') break
    if (compact.length >= SHORTEST_IBAN && /[a-z0-9]/.test(char) && isIban(compact)) valid = at + 1
  }
  return valid
}

/** Letters become numbers, the first four go last, the whole leaves 1 when divided by 97. */
export function isIban(compact: string): boolean {
  let rest = 0
  for (const char of compact.slice(4) + compact.slice(0, 4)) {
    const value = Number.parseInt(char, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}

/** Masks are compared place by place: no pattern of an organisation can run away. */
function maskedIn(text: string, masks: readonly string[]): Personal[] {
  const found: Personal[] = []
  for (const mask of masks.filter((one) => one.length >= 3 && one.length <= 40))
    for (let i = 0; i + mask.length <= text.length; i++)
      if (fits(text, { at: i, mask })) found.push({ kind: 'ORDER', start: i, end: i + mask.length })
  return found
}

function fits(text: string, { at, mask }: { at: number; mask: string }): boolean {
  for (let i = 0; i < mask.length; i++) {
    const char = text[at + i]
    const sign = mask[i] as string
    if (
      sign === '0' ? !isDigit(char) : sign === 'A' ? !/[a-z]/.test(char ?? '') : char !== sign.toLowerCase()
    )
      return false
  }
  return true
}
