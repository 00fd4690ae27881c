import { Automaton } from '../automaton.ts'
import { fold } from '../fold.ts'
import type { Personal } from './redact.ts'

/** A name's ending may change with the case it stands in (Ивановой, Olas): so many letters more still are the name. */
const ENDING = 4
/** "Li" or "Bo" alone is too often another word; whole names are hidden whatever their length. */
const SHORTEST_PART = 3

/** Where known names stand, whole or in parts, in any case form; and names that people give themselves. */
export function findNames(folded: string, names: readonly string[]): Personal[] {
  return [...knownNames(folded, names), ...introducedNames(folded)]
}

function knownNames(folded: string, names: readonly string[]): Personal[] {
  const parts = [...new Set(names.flatMap(partsOf))]
  if (parts.length === 0) return []
  return new Automaton(parts)
    .find(folded)
    .filter(({ wholeStart }) => wholeStart)
    .flatMap(({ start, end }): Personal[] => {
      const stop = wordEnd(folded, end)
      return stop - end <= ENDING ? [{ kind: 'NAME', start, end: stop }] : []
    })
}

/** The whole name, each of its words, and a Russian word without the vowel that its cases change. */
function partsOf(name: string): string[] {
  const whole = fold(name).text.trim()
  const words = whole.split(/[\s,.·・]+/).filter((word) => word.length >= SHORTEST_PART || isHan(word))
  const stems = words
    .filter((word) => /[а-я]{4}/.test(word))
    .map((word) => word.replace(/[аяоеиыуюйь]+$/, ''))
  return [whole, ...words, ...stems].filter((part) => part.length >= 2)
}

const isHan = (word: string): boolean =>
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2,}$/u.test(word)

function wordEnd(text: string, from: number): number {
  let at = from
  while (at < text.length && /[\p{L}\p{M}]/u.test(text[at] as string) && !isHan(text.slice(at, at + 2))) at++
  return at
}

/** "My name is", in six languages, and how many words of a name may follow. */
const INTRODUCTIONS = [
  'my name is ',
  "my name's ",
  'i am called ',
  'this is ',
  'mr ',
  'mr. ',
  'mrs ',
  'mrs. ',
  'ms ',
  'ms. ',
  'jeg heter ',
  'eg heiter ',
  'mitt navn er ',
  'navnet mitt er ',
  'hilsen ',
  'mvh ',
  'mvh. ',
  'меня зовут ',
  'мое имя ',
  'с уважением, ',
  'с уважением ',
  'regards, ',
  'regards\n',
  'sincerely, ',
  'sincerely\n',
]
const HAN_INTRODUCTIONS = [
  '我叫',
  '我的名字是',
  '我是',
  '姓名：',
  '姓名:',
  '私は',
  '名前は',
  '氏名：',
  '氏名:',
]
const NAME_WORDS = 3
const HAN_NAME = 4

/** Names that customers give themselves and no list knows. Hiding a few words too many costs nothing. */
function introducedNames(folded: string): Personal[] {
  const found = new Automaton([...INTRODUCTIONS, ...HAN_INTRODUCTIONS]).find(folded)
  return found.flatMap(({ id, start, end, wholeStart }): Personal[] => {
    const han = id >= INTRODUCTIONS.length
    if (!han && !wholeStart) return []
    const stop = han ? hanNameEnd(folded, end) : wordsEnd(folded, end)
    return stop > end ? [{ kind: 'NAME', start: Math.max(start, end), end: stop }] : []
  })
}

function hanNameEnd(text: string, from: number): number {
  let at = from
  while (at - from < HAN_NAME && isHan(`${text[at] ?? ''}${text[at] ?? ''}`)) at++
  return at
}

/** Up to three words on the same line, none of them after a comma or a full stop. */
function wordsEnd(text: string, from: number): number {
  let at = from
  let end = from
  for (let words = 0; words < NAME_WORDS; words++) {
    const stop = wordEnd(text, at)
    if (stop === at) break
    end = stop
    if (text[stop] !== ' ' && text[stop] !== '-') break
    at = stop + 1
  }
  return end
}
