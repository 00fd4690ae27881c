import type { Lexicon, Pattern, Step } from './lexicon.ts'

/** A pattern found whole, in folded code units. */
export interface Hit {
  pattern: Pattern
  start: number
  end: number
}

/** Three numbers a remembered step: where the whole began, where this step ended, in which sentence. */
const FIELDS = 3
/** The two latest ways to have reached a step are kept: the very latest may overlap what follows. */
const KEPT = 2

/** Every pattern of the lexicon in the text, ordered by where it ends. One pass, whatever the text is. */
export function findHits(lexicon: Lexicon, text: string, sentences: Uint32Array): Hit[] {
  const { cells: memory, touched } = memoryOf(lexicon)
  const hits: Hit[] = []
  for (const literal of lexicon.automaton.find(text)) {
    const { start, end, wholeStart, wholeEnd } = literal
    for (const step of lexicon.steps[literal.id] as Step[]) {
      if (!(step.openStart || wholeStart) || !(step.openEnd || wholeEnd)) continue
      const pattern = lexicon.patterns[step.pattern] as Pattern
      const sentence = sentences[start] as number
      const began = step.at === 0 ? start : beginning(memory, { pattern, at: step.at, start, sentence })
      if (began === -1) continue
      if (step.at === pattern.length - 1) hits.push({ pattern, start: began, end })
      else {
        touched.push(pattern.first + step.at)
        remember(memory, pattern.first + step.at, [began, end, sentence])
      }
    }
  }
  for (const step of touched) memory.fill(-1, step * FIELDS * KEPT, (step + 1) * FIELDS * KEPT)
  touched.length = 0
  return hits
}

interface Memory {
  cells: Int32Array
  /** Steps written to, so that only they are wiped. */
  touched: number[]
}

/** One memory a lexicon, wiped after each message: 70 kB a message would keep the collector busy. */
const memories = new WeakMap<Lexicon, Memory>()

function memoryOf(lexicon: Lexicon): Memory {
  const known = memories.get(lexicon)
  if (known) return known
  const memory = { cells: new Int32Array(lexicon.remembered * FIELDS * KEPT).fill(-1), touched: [] }
  memories.set(lexicon, memory)
  return memory
}

interface Arrival {
  pattern: Pattern
  at: number
  start: number
  sentence: number
}

/** Where the pattern began, when its step before stands close enough behind in this sentence; else -1. */
function beginning(memory: Int32Array, { pattern, at, start, sentence }: Arrival): number {
  const base = (pattern.first + at - 1) * FIELDS * KEPT
  for (let kept = 0; kept < KEPT; kept++) {
    const slot = base + kept * FIELDS
    const began = memory[slot] as number
    const ended = memory[slot + 1] as number
    if (began === -1 || memory[slot + 2] !== sentence) continue
    if (ended <= start && start - ended <= (pattern.reach[at - 1] as number)) return began
  }
  return -1
}

function remember(memory: Int32Array, step: number, now: [number, number, number]): void {
  const base = step * FIELDS * KEPT
  memory.copyWithin(base + FIELDS, base, base + FIELDS)
  memory.set(now, base)
}

const ENDERS = new Set(Array.from('.!?;。！？；؟\n', (char) => char.charCodeAt(0)))

/** For each folded code unit (and one past the end): the number of the sentence it stands in. */
export function sentencesOf(text: string): Uint32Array {
  const sentences = new Uint32Array(text.length + 1)
  let sentence = 0
  for (let i = 0; i < text.length; i++) {
    sentences[i] = sentence
    if (ENDERS.has(text.charCodeAt(i)) && !insideNumber(text, i)) sentence++
  }
  sentences[text.length] = sentence
  return sentences
}

/** 3.50 is one number. */
const insideNumber = (text: string, at: number): boolean =>
  text[at] === '.' && isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1))

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39

/** Hits by the section they belong to, each list ordered by where they end. */
export const bySection = (hits: Hit[]): Map<string, Hit[]> => Map.groupBy(hits, (hit) => hit.pattern.section)
