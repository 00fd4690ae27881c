import { existsSync, readFileSync } from 'node:fs'
import { habitOf, type Voice } from '../engine.ts'
import { foldedText } from '../fold.ts'
import { isDense } from '../grams.ts'
import { hintOf } from './kinds.ts'

/** The words of one language by what they are about, found by their hash: 20,000 phrases are ready in a few milliseconds. */
interface Subjects {
  /** Whole phrases, and beginnings that may go on. */
  whole: HashTable
  stems: HashTable
  /**
   * By the hash of a beginning: whether some phrase begins so, and whether one ends there. Nearly every place of a text is
   * given up after a few signs, and hardly any is looked up.
   */
  begun: Uint8Array
  /** Han and kana stand anywhere; elsewhere a phrase begins and ends where a word does. */
  dense: boolean
}

/** Where a word about something begins. */
export interface About {
  /** Place in HINTS. */
  hint: number
  start: number
}

/** Every word of a folded text that is about something. The work grows with the text alone, whatever it holds. */
export function subjectsIn(folded: string, voice: Voice): About[] {
  const subjects = subjectsOf(voice)
  if (!subjects) return []
  const found: About[] = []
  const { dense, begun, whole, stems } = subjects
  const joins = dense ? isLatin : isLetter
  const code = (at: number) => (at < 0 || at >= folded.length ? SPACE : folded.charCodeAt(at))
  for (let start = 0; start < folded.length; start++) {
    const first = code(start)
    if (dense ? isLatin(first) && isLatin(code(start - 1)) : !isLetter(first) || isLetter(code(start - 1)))
      continue
    let hash = SEED
    const stop = Math.min(folded.length, start + LONGEST)
    for (let at = start; at < stop; at++) {
      const here = code(at)
      hash = Math.imul(hash ^ here, PRIME)
      const marks = begun[spread(hash) & (BEGINNINGS - 1)] as number
      if (marks === 0) break
      if (marks & STEM) for (const hint of stems.at(hash)) found.push({ hint, start })
      if (marks & WHOLE && !(joins(here) && joins(code(at + 1))))
        for (const hint of whole.at(hash)) found.push({ hint, start })
    }
  }
  return found
}

const SEED = 0x811c9dc5
const PRIME = 0x01000193
const SPACE = 32
const BEGINNINGS = 1 << 19
/** No phrase is longer, and no text can make one place dearer than this. */
const LONGEST = 64
/** FNV's low bits mix badly for short keys; one shift spreads them. */
const spread = (hash: number): number => hash ^ (hash >>> 15)
const isLatin = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 48 && code <= 57)
const isLetter = (code: number): boolean => isLatin(code) || code >= 0xc0

/** Marks of a beginning: some phrase begins so, one that may go on ends there, a whole one ends there. */
const BEGUN = 1
const STEM = 2
const WHOLE = 4

/** The hash of a phrase; each beginning of it is marked on the way, and its end. */
function hashOf(phrase: string, end: number, begun: Uint8Array): number {
  let hash = SEED
  for (let at = 0; at < phrase.length; at++) {
    hash = Math.imul(hash ^ phrase.charCodeAt(at), PRIME)
    const place = spread(hash) & (BEGINNINGS - 1)
    begun[place] = (begun[place] as number) | BEGUN | (at === phrase.length - 1 ? end : 0)
  }
  return hash
}

const NOTHING: readonly number[] = []

/** Hints by the hash of their phrase. Two of 20,000 phrases that share 32 bits: once in 20 languages. */
class HashTable {
  readonly #keys: Int32Array
  readonly #places: Int32Array
  readonly #hints: number[][] = []

  constructor(phrases: number) {
    const size = 2 ** Math.ceil(Math.log2(2 * phrases + 2))
    this.#keys = new Int32Array(size)
    this.#places = new Int32Array(size).fill(-1)
  }

  at(hash: number): readonly number[] {
    const place = this.#places[this.#slotOf(hash)] as number
    return place === -1 ? NOTHING : (this.#hints[place] as number[])
  }

  add(hash: number, hint: number): void {
    const slot = this.#slotOf(hash)
    if (this.#places[slot] === -1) {
      this.#keys[slot] = hash
      this.#places[slot] = this.#hints.push([]) - 1
    }
    const hints = this.#hints[this.#places[slot] as number] as number[]
    if (!hints.includes(hint)) hints.push(hint)
  }

  /** Where the hash stands, or the free slot where it would. */
  #slotOf(hash: number): number {
    const last = this.#keys.length - 1
    let slot = spread(hash) & last
    while (this.#places[slot] !== -1 && this.#keys[slot] !== hash) slot = (slot + 1) & last
    return slot
  }
}

const known = new Map<Voice, Subjects | undefined>()

/** Read once a process, at the first message of a language. */
function subjectsOf(voice: Voice): Subjects | undefined {
  if (!known.has(voice)) {
    const file = new URL(`../lexicons/${voice}.hints.cues`, import.meta.url)
    known.set(voice, existsSync(file) ? subjectsFrom(readFileSync(file, 'utf8'), voice) : undefined)
  }
  return known.get(voice)
}

function subjectsFrom(source: string, voice: Voice): Subjects {
  const phrases = phrasesIn(source, voice)
  const stems = phrases.filter(({ goesOn }) => goesOn)
  const subjects: Subjects = {
    whole: new HashTable(phrases.length - stems.length),
    stems: new HashTable(stems.length),
    begun: new Uint8Array(BEGINNINGS),
    dense: isDense(voice),
  }
  for (const { text, hint, goesOn } of phrases)
    subjects[goesOn ? 'stems' : 'whole'].add(hashOf(text, goesOn ? STEM : WHOLE, subjects.begun), hint)
  return subjects
}

/** `[hint late]` opens a list of phrases, parted by `|`; `stem*` may go on. */
function phrasesIn(source: string, voice: Voice): { text: string; hint: number; goesOn: boolean }[] {
  const { style } = habitOf(voice)
  let hint = -1
  return source.split('\n').flatMap((line) => {
    if (line === '' || line.startsWith('#')) return []
    if (line.startsWith('[')) {
      const name = line.slice('[hint '.length, line.indexOf(']'))
      hint = hintOf.get(name) ?? -1
      if (hint === -1) throw new Error(`Words are listed under "${name}", which is no subject.`)
      return []
    }
    return foldedText(line, style)
      .split('|')
      .map((raw) => raw.trim())
      .filter((raw) => raw !== '')
      .map((raw) => ({ text: raw.replace(/\*$/, ''), hint, goesOn: raw.endsWith('*') }))
  })
}
