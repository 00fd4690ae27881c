import type { Group, Literal } from './pattern.ts'
import type { Token } from './read.ts'

/** One way of saying a group, word by word. */
export type Wording = readonly Literal[]

/** How a group can end that begins at a word: after so many words for sure, or where longer wordings stand. */
export interface Opened {
  readonly lengths: readonly number[]
  readonly longer: readonly Wording[]
}

/** Which groups a word can begin when that other word follows. */
export interface Begins {
  readonly groups: ReadonlyMap<number, Opened>
  /** Those that a pattern cannot do without. */
  readonly needed: readonly number[]
  /** Those of them that patterns are found by. */
  readonly keys: readonly number[]
}

/** What patterns do with a group. */
export interface Uses {
  readonly isNeeded: (id: number) => boolean
  readonly isKey: (id: number) => boolean
}

/** Words seen so far are remembered up to this many, so that a long day does not fill the memory. */
const REMEMBERED = 20_000

/** Says which groups a word can begin when that other word follows; each pair is worked out once. */
export function vocabularyOf(groups: readonly Group[], uses: Uses): (token: Token, next: string) => Begins {
  const openings = openingsOf(groups)
  const known = new Map<string, Begins>()
  return ({ text: word, name = false }, next) => {
    const pair = `${name ? '§' : ''}${word} ${next}`
    const seen = known.get(pair)
    if (seen) return seen
    if (known.size >= REMEMBERED) known.clear()
    const found = begun(openings(word, next, name), uses)
    known.set(pair, found)
    return found
  }
}

function begun(openings: readonly Opening[], { isNeeded, isKey }: Uses): Begins {
  const groups = new Map<number, Opened>()
  for (const [id, list] of Map.groupBy(new Set(openings), ({ id }) => id)) groups.set(id, openedBy(list))
  const ids = [...groups.keys()]
  return { groups, needed: ids.filter(isNeeded), keys: ids.filter(isKey) }
}

// Most groups are opened by short wordings alone: these four stand for all of them, which saves 4 MB.
const SHORT: readonly Opened[] = [[], [1], [2], [1, 2]].map((lengths) => ({ lengths, longer: [] }))

function openedBy(openings: readonly Opening[]): Opened {
  const wordings = openings.map(({ wording }) => wording)
  const has = (words: number) => wordings.some(({ length }) => length === words)
  const short = SHORT[(has(1) ? 1 : 0) + (has(2) ? 2 : 0)]
  const longer = wordings.filter(({ length }) => length > 2)
  return short && longer.length === 0 ? short : { lengths: short?.lengths ?? [], longer }
}

/** Wordings by their first two words where those are whole, else by the first or last letters of the first. */
function openingsOf(groups: readonly Group[]): (word: string, next: string, name: boolean) => Opening[] {
  const exact = new Map<string, Opening[]>()
  const loose = new Map<string, Opening[]>()
  for (const { id, wordings } of groups)
    for (const wording of wordings) {
      const [first, second] = wording
      if (!first) continue
      if (first.part === 'name') push(exact, NAME, { id, wording })
      else if (first.part === 'ending') push(loose, tailOf(first.text), { id, wording })
      else if (first.part || second?.part) push(loose, headOf(first.text), { id, wording })
      else push(exact, second ? `${first.text} ${second.text}` : first.text, { id, wording })
    }
  return (word, next, name) => [
    ...(name ? (exact.get(NAME) ?? []) : []),
    ...[word, ownerOf(word)].flatMap((one) => [
      ...(exact.get(one) ?? []),
      ...(exact.get(`${one} ${next}`) ?? []),
    ]),
    ...(exact.get(`${word} ${ownerOf(next)}`) ?? []),
    ...[...keysOf(word)]
      .flatMap((key) => loose.get(key) ?? [])
      .filter(
        ({ wording: [first, second] }) => first && reads(first, word) && (!second || reads(second, next)),
      ),
  ]
}

/** The letters that a word which is given in part is kept by: two where it has two. */
const headOf = (text: string): string => text.slice(0, 2)
const tailOf = (text: string): string => `*${text.slice(-2)}`

/** All the letters that such a word may be kept by. */
const keysOf = (word: string): Set<string> =>
  new Set([word.slice(0, 1), headOf(word), `*${word.slice(-1)}`, tailOf(word)])

/** Stands for any name; no word is written so. */
const NAME = '§'

/** A wording and the group it belongs to. */
interface Opening {
  readonly id: number
  readonly wording: Wording
}

/** Whether a word is what a literal asks for. */
export function reads({ text, part, ending = '' }: Literal, word: string): boolean {
  if (part === 'beginning')
    return word.length >= text.length + ending.length && word.startsWith(text) && word.endsWith(ending)
  if (part === 'ending') return word.endsWith(text)
  return word === text || ownerOf(word) === text
}

/** "kitchen's" is read as "kitchen" too; short words are not, because "it's" and "that's" are other words. */
const ownerOf = (word: string): string => (word.length > 6 && word.endsWith("'s") ? word.slice(0, -2) : word)

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
