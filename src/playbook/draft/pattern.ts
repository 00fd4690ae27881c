import { COMMA, isCjk, isKana } from './read.ts'
import { simplified } from './simplified.ts'

/**
 * The little language the rules are written in. Patterns are parted by `;`, their elements by spaces:
 * `a|b` either, `a_b` two words on end, `word*` anything that begins so, `*word`
 * anything that ends so, `wo*rd` both, `@name` a class of words, `?a|b` may be
 * missing, `§` a word with a capital letter inside a sentence (a name), `..` up to three words between (six Chinese or Japanese characters, none of them a comma; `a|..` only says
 * what is expected there), `....` up to eight (twenty, commas too), `!a|b` not followed by, `~a|b` none of these just
 * before, `^` start and `$` end of a sentence. In Chinese and Japanese every character is a word of its own and needs
 * no `_`.
 */
export type PatternText = string

/** Named alternatives, used as `@name`. */
export type Classes = Readonly<Record<string, PatternText>>

/** A word as it must read, or only how it must begin or end. */
export interface Literal {
  readonly text: string
  readonly part?: 'beginning' | 'ending' | 'name'
  /** How a word must end that begins with `text`. */
  readonly ending?: string
}

/** Wordings of which any will do; `id` is the same for the same wordings. */
export interface Group {
  readonly id: number
  readonly wordings: readonly (readonly Literal[])[]
  /** Words of the longest wording. */
  readonly longest: number
  /** A guess at how often it stands in a sentence: many and short wordings stand often. */
  readonly often: number
}

/** One compiled step of a pattern. */
export type Element =
  | { readonly kind: 'any'; readonly group: Group; readonly optional: boolean }
  | { readonly kind: 'gap'; readonly most: number; readonly overCommas: boolean }
  | { readonly kind: 'not'; readonly group: Group }
  | { readonly kind: 'end' }

/** What a match means: it finds a fact, or silences one. */
export interface Purpose {
  readonly fact: string
  /** Found in the same sentence, it silences this one. */
  readonly silencedBy?: string
}

/** A pattern ready to be tried at a token. */
export interface Pattern extends Purpose {
  readonly atStart: boolean
  readonly notAfter: readonly Group[]
  /** How many tokens back `notAfter` looks. */
  readonly look: number
  readonly first: Group
  readonly elements: readonly Element[]
  /** The rarest of the groups without which a sentence cannot match; the pattern is found by it. */
  readonly rarest: number
  /** The other groups without which a sentence cannot match. */
  readonly needs: readonly number[]
  /** Groups that are looked for behind a gap. */
  readonly jumps: readonly number[]
  /** No match is longer than so many tokens. */
  readonly reach: number
}

/** What a language's patterns are compiled into. */
export interface Setting {
  readonly classes: Classes
  readonly cjk: boolean
  readonly groups: Map<string, Group>
  /** Wordings read so far: a class stands in many groups, its words are kept once. */
  readonly wordings: Map<string, readonly Literal[]>
}

/** Compiles all patterns of one fact; throws on a pattern that could begin anywhere, because it would be slow. */
export function compile(purpose: Purpose, source: PatternText, setting: Setting): Pattern[] {
  return source
    .split(/[;\n]/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => compileOne(purpose, line, setting))
}

function compileOne(purpose: Purpose, line: string, setting: Setting): Pattern {
  const parts = line.split(/\s+/)
  const body = parts.filter((part) => part !== '^' && !part.startsWith('~'))
  const elements = body.map((part) => elementOf(part, setting))
  const [first] = elements
  if (first?.kind !== 'any' || first.optional) throw new Error(`pattern "${line}" must begin with words`)
  const needed = elements.flatMap(neededBy)
  const rarest = needed.reduce((rare, group) => (group.often < rare.often ? group : rare), first.group).id
  return {
    ...purpose,
    atStart: parts[0] === '^',
    notAfter: parts.filter((part) => part.startsWith('~')).map((part) => groupOf(part.slice(1), setting)),
    look: setting.cjk ? 6 : 3,
    first: first.group,
    elements,
    rarest,
    needs: needed.map(({ id }) => id).filter((id) => id !== rarest),
    jumps: elements
      .filter((_, i) => elements[i - 1]?.kind === 'gap')
      .flatMap(neededBy)
      .map(({ id }) => id),
    reach: elements.reduce((sum, element) => sum + longestOf(element), 0),
  }
}

const neededBy = (element: Element): Group[] =>
  element.kind === 'any' && !element.optional ? [element.group] : []

function longestOf(element: Element): number {
  if (element.kind === 'any') return element.group.longest
  return element.kind === 'gap' ? element.most : 0
}

function elementOf(part: string, setting: Setting): Element {
  if (part === '$') return { kind: 'end' }
  if (part.startsWith('!')) return { kind: 'not', group: groupOf(part.slice(1), setting) }
  const optional = part.startsWith('?')
  const choices = optional ? part.slice(1) : part
  const named = choices.split('|')
  if (named.includes('....')) return { kind: 'gap', most: setting.cjk ? 20 : 8, overCommas: true }
  if (named.includes('..')) return { kind: 'gap', most: setting.cjk ? 6 : 3, overCommas: false }
  return { kind: 'any', group: groupOf(choices, setting), optional }
}

function groupOf(choices: string, setting: Setting): Group {
  const known = setting.groups.get(choices)
  if (known) return known
  const wordings = wordingsOf(choices, setting)
  const longest = Math.max(...wordings.map(({ length }) => length))
  const often = wordings.reduce((sum, wording) => sum + frequencyOf(wording), 0)
  const group = { id: setting.groups.size, wordings, longest, often }
  setting.groups.set(choices, group)
  return group
}

/** A kanji says as much as five letters, a kana as two. */
function weightOf(text: string): number {
  if (isKana(text)) return 2
  return isCjk(text) ? 5 : text.length
}

/** Each further letter makes a wording about twice as rare; a word of which only a part is given is less so. */
function frequencyOf(wording: readonly Literal[]): number {
  const letters = wording.reduce((sum, { text }) => sum + weightOf(text), 0)
  return 2 ** -letters * (wording.some(({ part }) => part) ? 4 : 1)
}

function wordingsOf(choices: string, setting: Setting): (readonly Literal[])[] {
  return choices.split('|').flatMap((one) => {
    if (!one.startsWith('@')) return [wordingOf(one, setting)]
    const named = setting.classes[one.slice(1)]
    if (named === undefined) throw new Error(`unknown class ${one}`)
    return wordingsOf(named.trim().replace(/\s*\|\s*/g, '|'), setting)
  })
}

function wordingOf(phrase: string, { wordings }: Setting): readonly Literal[] {
  const known = wordings.get(phrase)
  if (known) return known
  const wording = literalsOf(phrase)
  wordings.set(phrase, wording)
  return wording
}

/** Traditional and simplified characters are one, and so are all commas. */
const cjkPiece = (char: string): string => (char === '、' || char === '，' ? COMMA : simplified(char))

function literalsOf(phrase: string): Literal[] {
  return phrase.split('_').flatMap((word): Literal[] => {
    if (word === '§') return [{ text: '', part: 'name' }]
    if (word.length > 1 && word.startsWith('*')) return [{ text: word.slice(1), part: 'ending' }]
    const [, head = word, ending = ''] = /^([^*]+)\*([^*]+)$/.exec(word) ?? []
    if (ending) return [{ text: head, part: 'beginning', ending }]
    const open = word.endsWith('*')
    const text = open ? word.slice(0, -1) : word
    const split = [...text].some(isCjk) ? [...text].map(cjkPiece) : [text]
    return split.map((piece, i) =>
      open && i === split.length - 1 ? { text: piece, part: 'beginning' } : { text: piece },
    )
  })
}
