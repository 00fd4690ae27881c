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
  /** How many groups there are; their ids count from 0. */
  readonly size: number
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
  return {
    byFirst,
    size: groups.size,
    beginsWith: vocabularyOf([...groups.values()], (id) => byFirst.has(id)),
    silences,
  }
}

/** Every hit in reading order. A pattern is tried only where all the words it needs are in the sentence. */
export function findFacts(finder: Finder, sentences: readonly Sentence[]): Hit[] {
  const lastSeen = new Int32Array(finder.size).fill(-1)
  return sentences.flatMap(({ tokens }, sentence) => {
    const begins = tokens.map(({ text }, i) => finder.beginsWith(text, tokens[i + 1]?.text ?? ''))
    for (const { ids } of begins) for (const id of ids) lastSeen[id] = sentence
    const able = ({ needs }: Pattern) => needs.every((need) => lastSeen[need] === sentence)
    const hits = hitsIn({ tokens, begins }, sentence, patternsWhere(finder.byFirst, able))
    const found = new Set(hits.map(({ fact }) => fact))
    return hits.filter(({ fact }) => !found.has(finder.silences.get(fact) ?? ''))
  })
}

function hitsIn(indexed: Indexed, sentence: number, patternsOf: (id: number) => readonly Pattern[]): Hit[] {
  const hits: Hit[] = []
  indexed.begins.forEach(({ firsts }, from) => {
    for (const id of firsts)
      for (const pattern of patternsOf(id)) {
        const to = matchAt(pattern, indexed, from)
        const [first, last] = [indexed.tokens[from], to === undefined ? undefined : indexed.tokens[to - 1]]
        if (to !== undefined && first && last)
          hits.push({ fact: pattern.fact, sentence, from, to, start: first.start, end: last.end })
      }
  })
  return hits
}

/** The patterns that begin with a group and are able to match in this sentence, worked out once each. */
function patternsWhere(byFirst: Finder['byFirst'], able: (pattern: Pattern) => boolean) {
  const known = new Map<number, readonly Pattern[]>()
  return (id: number): readonly Pattern[] => {
    const found = known.get(id) ?? (byFirst.get(id) ?? []).filter(able)
    known.set(id, found)
    return found
  }
}
