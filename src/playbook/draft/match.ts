import type { Failures } from './failures.ts'
import type { Element, Group, Pattern } from './pattern.ts'
import type { Places } from './places.ts'
import { COMMA, type Token } from './read.ts'
import { type Begins, reads, type Wording } from './vocabulary.ts'

/** A sentence with, for each token, the groups that can begin there. */
export interface Indexed {
  readonly tokens: readonly Token[]
  readonly begins: readonly Begins[]
  /** Where the groups that patterns jump to begin, in order. */
  readonly places: Places
  /** What is known of the pattern being tried. */
  readonly failures: Failures
}

/** What is left to match: a pattern's elements from one of them on. */
interface Rest {
  readonly elements: readonly Element[]
  readonly at: number
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
    for (const group of notAfter) if (endsWithin(group, sentence, { at, limit: from })) return true
  return false
}

function endsWithin(
  { id }: Group,
  { tokens, begins }: Indexed,
  { at, limit }: { at: number; limit: number },
): boolean {
  const opened = begins[at]?.groups.get(id)
  if (!opened) return false
  return (
    opened.lengths.some((length) => at + length <= limit) ||
    opened.longer.some((wording) => at + wording.length <= limit && stands(wording, tokens, at))
  )
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
      return endsWithin(element.group, sentence, { at: from, limit: Number.POSITIVE_INFINITY })
        ? undefined
        : follow(elements, at + 1, sentence, from)
    case 'gap':
      return throughGap({ elements, at }, sentence, { from, ...element })
    case 'any': {
      const found = afterGroup({ elements, at: at + 1 }, sentence, { from, id: element.group.id })
      return found === undefined && element.optional ? follow(elements, at + 1, sentence, from) : found
    }
  }
}

/** Past one of a group's wordings, the first that leads on to a match. */
function afterGroup(
  { elements, at }: Rest,
  sentence: Indexed,
  { from, id }: { from: number; id: number },
): number | undefined {
  const opened = sentence.begins[from]?.groups.get(id)
  if (!opened) return undefined
  for (const length of opened.lengths) {
    const found = follow(elements, at, sentence, from + length)
    if (found !== undefined) return found
  }
  for (const wording of opened.longer) {
    if (!stands(wording, sentence.tokens, from)) continue
    const found = follow(elements, at, sentence, from + wording.length)
    if (found !== undefined) return found
  }
  return undefined
}

/** Gaps are short and counted, so a pattern costs a bounded number of steps at each token. */
function throughGap(
  { elements, at }: Rest,
  sentence: Indexed,
  { from, most, overCommas }: { from: number; most: number; overCommas: boolean },
): number | undefined {
  const last = lastStep(sentence.tokens, from, { most, overCommas })
  const next = elements[at + 1]
  if (next?.kind === 'any' && !next.optional) {
    // Straight to where the next words begin; a gap over many characters would otherwise be walked step by step.
    const places = sentence.places.of(next.group.id)
    for (let i = firstFrom(places, from); i < places.length && (places[i] ?? 0) <= last; i++) {
      const found = followOnce(elements, at + 1, sentence, places[i] ?? 0)
      if (found !== undefined) return found
    }
    return undefined
  }
  for (let step = from; step <= last; step++) {
    const found = followOnce(elements, at + 1, sentence, step)
    if (found !== undefined) return found
  }
  return undefined
}

/** The rest behind a gap, tried once at each place: gaps of many starts reach the same places. */
function followOnce(
  elements: readonly Element[],
  at: number,
  sentence: Indexed,
  from: number,
): number | undefined {
  if (sentence.failures.has(at, from)) return undefined
  const found = follow(elements, at, sentence, from)
  if (found === undefined) sentence.failures.note(at, from)
  return found
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

/** Whether the third word and those after it stand there; the first two were looked up. */
function stands(wording: Wording, tokens: readonly Token[], from: number): boolean {
  for (let i = 2; i < wording.length; i++) {
    const [literal, token] = [wording[i], tokens[from + i]]
    if (!literal || !token || !reads(literal, token.text)) return false
  }
  return true
}
