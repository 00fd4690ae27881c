import type { Language } from './language.ts'
import { type Begins, type Indexed, matchAt, vocabularyOf } from './match.ts'
import { compile, type Group, type Pattern } from './pattern.ts'
import type { Sentence } from './read.ts'

/** Something a language's patterns found: in which sentence, from which token to which. */
export interface Hit {
  readonly fact: string
  readonly sentence: number
  readonly from: number
  readonly to: number
  /** UTF-16 span in the text as sent. */
  readonly start: number
  readonly end: number
}

/** The patterns of one language, by the group a match begins with. */
export interface Finder {
  readonly byFirst: ReadonlyMap<number, readonly Pattern[]>
  readonly beginsWith: (word: string, next: string) => Begins
  /** Facts that silence another fact in the same sentence. */
  readonly silences: ReadonlyMap<string, string>
}

/** Compiles a language once. */
export function finderFor({ facts, classes, cjk }: Language): Finder {
  const groups = new Map<string, Group>()
  const silences = new Map<string, string>()
  const patterns = Object.entries(facts).flatMap(([fact, { find, unless }]) => {
    if (unless) silences.set(fact, `not ${fact}`)
    const setting = { classes, cjk, groups }
    return [...compile(fact, find, setting), ...compile(`not ${fact}`, unless ?? '', setting)]
  })
  const byFirst = Map.groupBy(patterns, ({ first }) => first.id)
  return { byFirst, beginsWith: vocabularyOf([...groups.values()], (id) => byFirst.has(id)), silences }
}

/** Every hit in reading order. A pattern is tried only where all the words it needs are in the sentence. */
export function findFacts(finder: Finder, sentences: readonly Sentence[]): Hit[] {
  return sentences.flatMap(({ tokens }, sentence) => {
    const begins = tokens.map(({ text }, i) => finder.beginsWith(text, tokens[i + 1]?.text ?? ''))
    const hits = hitsIn(finder, { tokens, begins }, sentence)
    const found = new Set(hits.map(({ fact }) => fact))
    return hits.filter(({ fact }) => !found.has(finder.silences.get(fact) ?? ''))
  })
}

function hitsIn({ byFirst }: Finder, indexed: Indexed, sentence: number): Hit[] {
  const possible = patternsFor(byFirst, indexed)
  const hits: Hit[] = []
  indexed.begins.forEach(({ firsts }, from) => {
    for (const id of firsts)
      for (const pattern of possible.get(id) ?? []) {
        const to = matchAt(pattern, indexed, from)
        const [first, last] = [indexed.tokens[from], to === undefined ? undefined : indexed.tokens[to - 1]]
        if (to !== undefined && first && last)
          hits.push({ fact: pattern.fact, sentence, from, to, start: first.start, end: last.end })
      }
  })
  return hits
}

/** The patterns of which every needed group begins somewhere in the sentence. */
function patternsFor(byFirst: Finder['byFirst'], { begins }: Indexed): Map<number, readonly Pattern[]> {
  const distinct = new Set(begins)
  const present = new Set<number>()
  for (const { groups } of distinct) for (const id of groups) present.add(id)
  const possible = new Map<number, readonly Pattern[]>()
  for (const { firsts } of distinct)
    for (const id of firsts)
      if (!possible.has(id))
        possible.set(
          id,
          (byFirst.get(id) ?? []).filter(({ needs }) => needs.every((need) => present.has(need))),
        )
  return possible
}
