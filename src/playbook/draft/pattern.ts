import { COMMA, isCjk } from './read.ts'
import { simplified } from './simplified.ts'

/**
 * The little language the rules are written in. Patterns are parted by `;`, their elements by spaces:
 * `a|b` either, `a_b` two words on end, `word*` anything that begins so, `*word`
 * anything that ends so, `@name` a class of words, `?a|b` may be
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
}

/** Wordings of which any will do; `id` is the same for the same wordings. */
export interface Group {
  readonly id: number
  readonly wordings: readonly (readonly Literal[])[]
}

/** One compiled step of a pattern. */
export type Element =
  | { readonly kind: 'any'; readonly group: Group; readonly optional: boolean }
  | { readonly kind: 'gap'; readonly most: number; readonly overCommas: boolean }
  | { readonly kind: 'not'; readonly group: Group }
  | { readonly kind: 'end' }

/** A pattern ready to be tried at a token. */
export interface Pattern {
  readonly fact: string
  readonly atStart: boolean
  readonly notAfter: readonly Group[]
  /** How many tokens back `notAfter` looks. */
  readonly look: number
  readonly first: Group
  readonly elements: readonly Element[]
  /** Groups, besides the first, without which a sentence cannot match. */
  readonly needs: readonly number[]
}

/** What a language's patterns are compiled into. */
export interface Setting {
  readonly classes: Classes
  readonly cjk: boolean
  readonly groups: Map<string, Group>
}

/** Compiles all patterns of one fact; throws on a pattern that could begin anywhere, because it would be slow. */
export function compile(fact: string, source: PatternText, setting: Setting): Pattern[] {
  return source
    .split(/[;\n]/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => compileOne(fact, line, setting))
}

function compileOne(fact: string, line: string, setting: Setting): Pattern {
  const parts = line.split(/\s+/)
  const body = parts.filter((part) => part !== '^' && !part.startsWith('~'))
  const elements = body.map((part) => elementOf(part, setting))
  const [first] = elements
  if (first?.kind !== 'any' || first.optional) throw new Error(`pattern "${line}" must begin with words`)
  return {
    fact,
    atStart: parts[0] === '^',
    notAfter: parts.filter((part) => part.startsWith('~')).map((part) => groupOf(part.slice(1), setting)),
    look: setting.cjk ? 6 : 3,
    first: first.group,
    elements,
    needs: elements
      .slice(1)
      .flatMap((element) => (element.kind === 'any' && !element.optional ? [element.group.id] : [])),
  }
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
  const group = { id: setting.groups.size, wordings: wordingsOf(choices, setting) }
  setting.groups.set(choices, group)
  return group
}

function wordingsOf(choices: string, setting: Setting): Literal[][] {
  return choices.split('|').flatMap((one) => {
    if (!one.startsWith('@')) return [literalsOf(one)]
    const named = setting.classes[one.slice(1)]
    if (named === undefined) throw new Error(`unknown class ${one}`)
    return wordingsOf(named.trim().replace(/\s*\|\s*/g, '|'), setting)
  })
}

/** Traditional and simplified characters are one, and so are all commas. */
const cjkPiece = (char: string): string => (char === '、' || char === '，' ? COMMA : simplified(char))

function literalsOf(phrase: string): Literal[] {
  return phrase.split('_').flatMap((word): Literal[] => {
    if (word === '§') return [{ text: '', part: 'name' }]
    if (word.length > 1 && word.startsWith('*')) return [{ text: word.slice(1), part: 'ending' }]
    const open = word.endsWith('*')
    const text = open ? word.slice(0, -1) : word
    const split = [...text].some(isCjk) ? [...text].map(cjkPiece) : [text]
    return split.map((piece, i) =>
      open && i === split.length - 1 ? { text: piece, part: 'beginning' } : { text: piece },
    )
  })
}
