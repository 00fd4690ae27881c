/** One phrase found: which one, where in the folded text, and whether it begins and ends with a whole word. */
export interface Literal {
  id: number
  start: number
  end: number
  wholeStart: boolean
  wholeEnd: boolean
}

/**
 * Finds thousands of phrases in one pass (Aho-Corasick), so that no customer text can make the matching slow:
 * the work is one step a character plus one a hit, whatever is written.
 */
export class Automaton {
  readonly #phrases: string[]
  /** Edges while the tree grows; afterwards they lie in `#keys` and `#targets`, which are quicker to ask. */
  readonly #next = new Map<number, number>()
  /** Number of each letter, from 1; 0 is a letter that stands in no phrase. */
  readonly #letters = new Uint16Array(0x10000)
  readonly #keys: Int32Array
  readonly #targets: Int32Array
  readonly #mask: number
  /** For each node: where it comes from, by which letter, how deep it lies, and which phrase ends in it (or -1). */
  readonly #parent: number[] = [0]
  readonly #letter: number[] = [0]
  readonly #depth: number[] = [0]
  readonly #found: number[] = [-1]
  readonly #fail: Int32Array
  /** The nearest shorter phrase that ends at the same place. */
  readonly #shorter: Int32Array
  readonly #size: number
  #known = 0

  /** `phrases` are folded and differ from one another; a hit's id is the place in this list. */
  constructor(phrases: string[]) {
    this.#phrases = phrases
    for (const phrase of phrases) for (let i = 0; i < phrase.length; i++) this.#know(phrase.charCodeAt(i))
    this.#size = this.#known + 1
    for (let id = 0; id < phrases.length; id++) this.#add(phrases[id] as string, id)
    this.#fail = new Int32Array(this.#found.length)
    this.#shorter = new Int32Array(this.#found.length)
    for (const node of this.#byDepth()) this.#link(node)
    // Half of the places stay empty, so that an edge is mostly found at the first look.
    const places = 2 ** Math.ceil(Math.log2(this.#next.size * 2 + 2))
    this.#mask = places - 1
    this.#keys = new Int32Array(places).fill(-1)
    this.#targets = new Int32Array(places)
    for (const [key, target] of this.#next) this.#lay(key, target)
    this.#next.clear()
  }

  /** All hits, ordered by where they end. */
  find(text: string): Literal[] {
    const hits: Literal[] = []
    let node = 0
    for (let i = 0; i < text.length; i++) {
      node = this.#step(node, text.charCodeAt(i))
      let at = this.#found[node] === -1 ? (this.#shorter[node] as number) : node
      for (; at !== 0; at = this.#shorter[at] as number) {
        hits.push(this.#literal(text, this.#found[at] as number, i + 1))
      }
    }
    return hits
  }

  #literal(text: string, id: number, end: number): Literal {
    const start = end - (this.#phrases[id] as string).length
    return { id, start, end, wholeStart: !insideWord(text, start), wholeEnd: !insideWord(text, end) }
  }

  #step(from: number, code: number): number {
    const letter = this.#letters[code] as number
    if (letter === 0) return 0
    for (let node = from; ; node = this.#fail[node] as number) {
      const next = this.#edge(node * this.#size + letter)
      if (next !== 0) return next
      if (node === 0) return 0
    }
  }

  /** Where an edge leads; 0, the root, where there is none. */
  #edge(key: number): number {
    for (let place = spread(key) & this.#mask; ; place = (place + 1) & this.#mask) {
      const found = this.#keys[place] as number
      if (found === key) return this.#targets[place] as number
      if (found === -1) return 0
    }
  }

  #lay(key: number, target: number): void {
    let place = spread(key) & this.#mask
    while (this.#keys[place] !== -1) place = (place + 1) & this.#mask
    this.#keys[place] = key
    this.#targets[place] = target
  }

  #know(code: number): void {
    if (this.#letters[code] === 0) this.#letters[code] = ++this.#known
  }

  #add(phrase: string, id: number): void {
    let node = 0
    for (let i = 0; i < phrase.length; i++) {
      const letter = this.#letters[phrase.charCodeAt(i)] as number
      node = this.#next.get(node * this.#size + letter) ?? this.#grow(node, letter)
    }
    this.#found[node] = id
  }

  #grow(parent: number, letter: number): number {
    const node = this.#found.push(-1) - 1
    this.#parent.push(parent)
    this.#letter.push(letter)
    this.#depth.push((this.#depth[parent] as number) + 1)
    this.#next.set(parent * this.#size + letter, node)
    return node
  }

  /** A node's fail link needs those of all shallower ones. */
  #byDepth(): number[] {
    const levels: number[][] = []
    for (let node = 1; node < this.#depth.length; node++) {
      const depth = this.#depth[node] as number
      levels[depth] ??= []
      levels[depth].push(node)
    }
    return levels.flat()
  }

  #link(node: number): void {
    const letter = this.#letter[node] as number
    let back = this.#parent[node] as number
    while (back !== 0) {
      back = this.#fail[back] as number
      const next = this.#next.get(back * this.#size + letter)
      if (next === undefined) continue
      this.#fail[node] = next
      break
    }
    const fail = this.#fail[node] as number
    this.#shorter[node] = this.#found[fail] === -1 ? (this.#shorter[fail] as number) : fail
  }
}

/** Neighbouring keys are laid far apart. */
const spread = (key: number): number => Math.imul(key ^ (key >>> 15), 0x2c1b3c6d) >>> 7

const WORD = /[\p{L}\p{N}]/u
const NO_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}ー]/u
/** 0 = not looked at yet, 1 = a letter that words are made of, 2 = a letter of a script without spaces, 3 = none. */
const kinds = new Uint8Array(0x10000)

/** Whether a word goes on across this place: letters on both sides, in a script that puts spaces between words. */
function insideWord(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false
  return kindOf(text.charCodeAt(at - 1)) === 1 && kindOf(text.charCodeAt(at)) === 1
}

function kindOf(code: number): number {
  if (kinds[code] === 0) {
    const char = String.fromCharCode(code)
    kinds[code] = NO_SPACES.test(char) ? 2 : WORD.test(char) ? 1 : 3
  }
  return kinds[code] as number
}
