import type { Language } from './language.ts'
import { type Begins, type Indexed, matchAt, type Places, placesFor, vocabularyOf } from './match.ts'
import { compile, type Group, type Pattern } from './pattern.ts'
import type { Sentence, Token } from './read.ts'

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
  readonly places: Places
  readonly beginsWith: (token: Token, next: string) => Begins
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
  const needed = new Set(patterns.flatMap(({ needs }) => needs))
  const byFirst = Map.groupBy(patterns, ({ first }) => first.id)
  return {
    byFirst,
    places: placesFor(groups.size),
    beginsWith: vocabularyOf([...groups.values()], {
      isFirst: (id) => byFirst.has(id),
      isNeeded: (id) => needed.has(id),
    }),
    silences,
  }
}

/** Every hit in reading order. A pattern is tried only where all the words it needs are in the sentence. */
export function findFacts({ places, ...finder }: Finder, sentences: readonly Sentence[]): Hit[] {
  return sentences.flatMap(({ tokens, asks }, sentence) => {
    const begins = tokens.map((token, i) => finder.beginsWith(token, tokens[i + 1]?.text ?? ''))
    places.read(begins)
    const able = ({ needs }: Pattern) => needs.every((need) => places.of(need).length > 0)
    const hits = hitsIn({ tokens, begins, places }, sentence, patternsWhere(finder.byFirst, able))
    const found = new Set(hits.map(({ fact }) => fact))
    if (asks) hits.push(wholeOf(tokens, sentence))
    return hits.filter(({ fact }) => !found.has(finder.silences.get(fact) ?? ''))
  })
}

/** A question, whatever it asks. */
function wholeOf(tokens: readonly Token[], sentence: number): Hit {
  const [start, end] = [tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0]
  return { fact: 'question', sentence, from: 0, to: tokens.length, start, end }
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
