import { Failures } from './failures.ts'
import type { Language } from './language.ts'
import { type Indexed, matchAt } from './match.ts'
import { compile, type Group, type Pattern, type Setting } from './pattern.ts'
import { type Places, placesFor } from './places.ts'
import type { Sentence, Token } from './read.ts'
import { type Begins, vocabularyOf } from './vocabulary.ts'

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

/** The patterns of one language, by the rarest group each of them needs. */
export interface Finder {
  readonly byRarest: ReadonlyMap<number, readonly Pattern[]>
  readonly places: Places
  readonly failures: Failures
  readonly beginsWith: (token: Token, next: string) => Begins
}

/** Compiles a language once. */
export function finderFor({ facts, classes, cjk }: Language): Finder {
  const groups = new Map<string, Group>()
  const setting: Setting = { classes, cjk, groups, wordings: new Map() }
  const patterns = Object.entries(facts).flatMap(([fact, { find = '', unless = '' }]) => [
    ...compile({ fact, silencedBy: silenceOf(fact) }, find, setting),
    ...compile({ fact: silenceOf(fact) }, unless, setting),
  ])
  const byRarest = Map.groupBy(patterns, ({ rarest }) => rarest)
  const needed = new Set(patterns.flatMap(({ first, needs }) => [first.id, ...needs]))
  return {
    byRarest,
    places: placesFor(groups.size),
    failures: new Failures(),
    beginsWith: vocabularyOf([...groups.values()], {
      isNeeded: (id) => needed.has(id) || byRarest.has(id),
      isKey: (id) => byRarest.has(id),
    }),
  }
}

/** The fact that silences another in the same sentence. */
const silenceOf = (fact: string): string => `not ${fact}`

/** Every fact in reading order, each with its outermost words; overlapping wordings need not all be listed. */
export function findFacts(finder: Finder, sentences: readonly Sentence[]): Hit[] {
  return sentences.flatMap(({ tokens, asks }, sentence) => {
    const hits = new HitsOfSentence(tokens, sentence)
    const { indexed, able } = ableIn(finder, tokens)
    for (const pattern of able) if (!pattern.silencedBy) hits.look(pattern, indexed)
    for (const pattern of able) if (pattern.silencedBy) hits.look(pattern, indexed)
    if (asks) hits.addQuestion()
    return hits.inOrder()
  })
}

/** The patterns that can match in a sentence: all the words they need stand in it. */
function ableIn({ byRarest, places, failures, beginsWith }: Finder, tokens: readonly Token[]) {
  const begins = tokens.map((token, i) => beginsWith(token, tokens[i + 1]?.text ?? ''))
  const able: Pattern[] = []
  const wanted: number[] = []
  for (const id of places.read(begins))
    for (const pattern of byRarest.get(id) ?? [])
      if (places.allStand(pattern.needs)) {
        able.push(pattern)
        wanted.push(pattern.first.id, ...pattern.jumps)
      }
  places.gather(begins, wanted)
  const indexed: Indexed = { tokens, begins, places, failures }
  return { indexed, able }
}

/** Facts of which every single wording counts; of the others only the outermost words of a sentence. */
const COUNTED = new Set(['apology', 'but'])

/** What has been found in one sentence so far. */
class HitsOfSentence {
  readonly #tokens: readonly Token[]
  readonly #sentence: number
  readonly #hits: Hit[] = []
  /** The tokens each fact covers so far. */
  readonly #covered = new Map<string, { from: number; to: number }>()

  constructor(tokens: readonly Token[], sentence: number) {
    this.#tokens = tokens
    this.#sentence = sentence
  }

  /** Looks for a pattern where its fact is neither silenced nor, being a silence, already kept. */
  look(pattern: Pattern, indexed: Indexed): void {
    if (this.#covered.has(pattern.silencedBy ?? pattern.fact)) return
    indexed.failures.begin(pattern.elements.length, this.#tokens.length)
    const places = indexed.places.of(pattern.first.id)
    const first = places.findIndex((from) => this.#tryAt(pattern, indexed, from))
    if (first < 0 || !pattern.silencedBy) return
    if (COUNTED.has(pattern.fact))
      for (const from of places.slice(first + 1)) this.#tryAt(pattern, indexed, from)
    // From the end back: once the last is found, what stands between is covered and need not be tried.
    else for (let i = places.length - 1; i > first; i--) this.#tryAt(pattern, indexed, places[i] ?? 0)
  }

  #tryAt(pattern: Pattern, indexed: Indexed, from: number): boolean {
    const covered = this.#covered.get(pattern.fact)
    if (covered && from >= covered.from && from + pattern.reach <= covered.to) return false
    const to = matchAt(pattern, indexed, from)
    if (to === undefined) return false
    this.#add(pattern.fact, from, to)
    if (!COUNTED.has(pattern.fact))
      this.#covered.set(pattern.fact, {
        from: Math.min(from, covered?.from ?? from),
        to: Math.max(to, covered?.to ?? to),
      })
    return true
  }

  /** A question, whatever it asks. */
  addQuestion(): void {
    this.#add('question', 0, this.#tokens.length)
  }

  inOrder(): Hit[] {
    return this.#hits.sort((a, b) => a.from - b.from)
  }

  #add(fact: string, from: number, to: number): void {
    const [first, last] = [this.#tokens[from], this.#tokens[to - 1]]
    if (!first || !last) return
    if (!this.#covered.has(fact)) this.#covered.set(fact, { from, to: from })
    this.#hits.push({ fact, sentence: this.#sentence, from, to, start: first.start, end: last.end })
  }
}
