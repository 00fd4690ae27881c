import type { Element, Group, Literal, Pattern } from './pattern.ts'
import { COMMA, type Token } from './read.ts'

/** One way of saying a group, word by word. */
type Wording = readonly Literal[]

/** Which groups a word can begin: the wordings in question, those needed later in patterns, those at their head. */
export interface Begins {
  readonly groups: ReadonlyMap<number, readonly Wording[]>
  readonly ids: readonly number[]
  readonly firsts: readonly number[]
}

/** A sentence with, for each token, the groups that can begin there. */
export interface Indexed {
  readonly tokens: readonly Token[]
  readonly begins: readonly Begins[]
  /** Where each group begins, in order. */
  readonly places: Places
}

/** Where in a sentence each group begins; one for a whole draft, so that nothing is allocated for each sentence. */
export interface Places {
  readonly of: (id: number) => readonly number[]
  /** Forgets the sentence before and reads the next. */
  readonly read: (begins: readonly Begins[]) => void
}

const NONE: readonly number[] = []

/** An empty list of places for so many groups. */
export function placesFor(size: number): Places {
  const lists: number[][] = []
  const readAt = new Int32Array(size)
  let reading = 0
  const add = (id: number, at: number) => {
    const list = lists[id]
    if (readAt[id] === reading) list?.push(at)
    else if (list) {
      list.length = 1
      list[0] = at
    } else lists[id] = [at]
    readAt[id] = reading
  }
  return {
    of: (id) => (readAt[id] === reading ? (lists[id] ?? NONE) : NONE),
    read: (begins) => {
      reading += 1
      for (let at = 0; at < begins.length; at++) for (const id of begins[at]?.ids ?? NONE) add(id, at)
    },
  }
}

/** Words seen so far are remembered up to this many, so that a long day does not fill the memory. */
const REMEMBERED = 20_000

/** Says which groups a word can begin when that other word follows; each pair is worked out once. */
export function vocabularyOf(
  groups: readonly Group[],
  { isFirst, isNeeded }: { isFirst: (id: number) => boolean; isNeeded: (id: number) => boolean },
): (token: Token, next: string) => Begins {
  const openings = openingsOf(groups)
  const known = new Map<string, Begins>()
  return ({ text: word, name = false }, next) => {
    const pair = `${name ? '§' : ''}${word} ${next}`
    const seen = known.get(pair)
    if (seen) return seen
    if (known.size >= REMEMBERED) known.clear()
    const begun = new Map<number, Wording[]>()
    for (const { id, wording } of new Set(openings(word, next, name))) push(begun, id, wording)
    const ids = [...begun.keys()]
    const found = { groups: begun, ids: ids.filter(isNeeded), firsts: ids.filter(isFirst) }
    known.set(pair, found)
    return found
  }
}

/** Wordings by their first two words where those are whole, else by their first letter. */
function openingsOf(groups: readonly Group[]): (word: string, next: string, name: boolean) => Opening[] {
  const exact = new Map<string, Opening[]>()
  const loose = new Map<string, Opening[]>()
  for (const { id, wordings } of groups)
    for (const wording of wordings) {
      const [first, second] = wording
      if (!first) continue
      if (first.part === 'name') push(exact, NAME, { id, wording })
      else if (first.part === 'ending') push(loose, '', { id, wording })
      else if (first.part || second?.part) push(loose, first.text.charAt(0), { id, wording })
      else push(exact, second ? `${first.text} ${second.text}` : first.text, { id, wording })
    }
  return (word, next, name) => [
    ...(name ? (exact.get(NAME) ?? []) : []),
    ...[word, ownerOf(word)].flatMap((one) => [
      ...(exact.get(one) ?? []),
      ...(exact.get(`${one} ${next}`) ?? []),
    ]),
    ...(exact.get(`${word} ${ownerOf(next)}`) ?? []),
    ...[...(loose.get(word.charAt(0)) ?? []), ...(loose.get('') ?? [])].filter(
      ({ wording: [first, second] }) => first && reads(first, word) && (!second || reads(second, next)),
    ),
  ]
}

/** Stands for any name; no word is written so. */
const NAME = '§'

/** A wording and the group it belongs to. */
interface Opening {
  readonly id: number
  readonly wording: Wording
}

/** Where a match that begins at `from` ends (exclusive); `undefined` when there is none. */
export function matchAt(pattern: Pattern, sentence: Indexed, from: number): number | undefined {
  if (pattern.atStart && from > 0) return undefined
  const to = follow(pattern.elements, 0, sentence, from)
  // Most patterns fail, so what must not stand before is looked at last.
  return to === undefined || forbidden(pattern, sentence, from) ? undefined : to
}

function forbidden({ notAfter, look }: Pattern, sentence: Indexed, from: number): boolean {
  for (let at = Math.max(0, from - look); at < from; at++)
    for (const group of notAfter) if (ends(group, sentence, at).some((end) => end <= from)) return true
  return false
}

function follow(
  elements: readonly Element[],
  at: number,
  sentence: Indexed,
  from: number,
): number | undefined {
  const element = elements[at]
  if (!element) return from
  switch (element.kind) {
    case 'end':
      return from === sentence.tokens.length ? follow(elements, at + 1, sentence, from) : undefined
    case 'not':
      return ends(element.group, sentence, from).length > 0
        ? undefined
        : follow(elements, at + 1, sentence, from)
    case 'gap':
      return throughGap(elements, at, sentence, { from, ...element })
    case 'any': {
      for (const end of ends(element.group, sentence, from)) {
        const found = follow(elements, at + 1, sentence, end)
        if (found !== undefined) return found
      }
      return element.optional ? follow(elements, at + 1, sentence, from) : undefined
    }
  }
}

/** Gaps are short and counted, so a pattern costs a bounded number of steps at each token. */
function throughGap(
  elements: readonly Element[],
  at: number,
  sentence: Indexed,
  { from, most, overCommas }: { from: number; most: number; overCommas: boolean },
): number | undefined {
  const last = lastStep(sentence.tokens, from, { most, overCommas })
  const next = elements[at + 1]
  if (next?.kind === 'any' && !next.optional) {
    // Straight to where the next words begin; a gap over many characters would otherwise be walked step by step.
    const places = sentence.places.of(next.group.id)
    for (let i = firstFrom(places, from); i < places.length && (places[i] ?? 0) <= last; i++) {
      const found = follow(elements, at + 1, sentence, places[i] ?? 0)
      if (found !== undefined) return found
    }
    return undefined
  }
  for (let step = from; step <= last; step++) {
    const found = follow(elements, at + 1, sentence, step)
    if (found !== undefined) return found
  }
  return undefined
}

/** How far a gap reaches: so many tokens, and not across a comma unless it may. */
function lastStep(
  tokens: readonly Token[],
  from: number,
  { most, overCommas }: { most: number; overCommas: boolean },
): number {
  const end = Math.min(from + most, tokens.length)
  if (overCommas) return end
  for (let step = from; step < end; step++) if (tokens[step]?.text === COMMA) return step
  return end
}

/** The index of the first place that is not before `from`. */
function firstFrom(places: readonly number[], from: number): number {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle] ?? 0) < from) low = middle + 1
    else high = middle
  }
  return low
}

const NOWHERE: readonly number[] = []

function ends({ id }: Group, { tokens, begins }: Indexed, from: number): readonly number[] {
  const wordings = begins[from]?.groups.get(id)
  if (!wordings) return NOWHERE
  let found: number[] | undefined
  for (const wording of wordings)
    if (wording.length < 3 || stands(wording, tokens, from)) {
      const end = from + wording.length
      if (!found) found = [end]
      else if (!found.includes(end)) found.push(end)
    }
  return found ?? NOWHERE
}

/** Whether the third word and those after it stand there; the first two were looked up. */
function stands(wording: Wording, tokens: readonly Token[], from: number): boolean {
  for (let i = 2; i < wording.length; i++) {
    const [literal, token] = [wording[i], tokens[from + i]]
    if (!literal || !token || !reads(literal, token.text)) return false
  }
  return true
}

function reads({ text, part }: Literal, word: string): boolean {
  if (part === 'beginning') return word.startsWith(text)
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
