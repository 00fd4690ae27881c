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
  /** Number of each letter, from 1; 0 is a letter that stands in no phrase. */
  readonly #letters = new Uint16Array(0x10000)
  readonly #size: number
  /** Edges, by node and letter, laid in an open table. */
  readonly #keys: Int32Array
  readonly #targets: Int32Array
  readonly #mask: number
  /** The phrase that ends in each node, or -1. */
  readonly #found: Int32Array
  readonly #fail: Int32Array
  /** The nearest shorter phrase that ends at the same place. */
  readonly #shorter: Int32Array

  /** `phrases` are folded and differ from one another; a hit's id is the place in this list. */
  constructor(phrases: string[]) {
    this.#phrases = phrases
    let known = 0
    for (const phrase of phrases)
      for (let i = 0; i < phrase.length; i++) {
        const code = phrase.charCodeAt(i)
        if (this.#letters[code] === 0) this.#letters[code] = ++known
      }
    this.#size = known + 1
    const tree = treeOf(phrases)
    this.#found = tree.found
    // Half of the places stay empty, so that an edge is mostly found at the first look.
    const places = 2 ** Math.ceil(Math.log2(tree.count * 2 + 2))
    this.#mask = places - 1
    this.#keys = new Int32Array(places).fill(-1)
    this.#targets = new Int32Array(places)
    for (let node = 1; node < tree.count; node++)
      this.#lay(this.#key(tree.parent[node] as number, tree.letter[node] as number), node)
    this.#fail = new Int32Array(tree.count)
    this.#shorter = new Int32Array(tree.count)
    for (const node of byDepth(tree)) this.#link(tree, node)
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

  #key(node: number, code: number): number {
    return node * this.#size + (this.#letters[code] as number)
  }

  /** A node's fail link needs those of all shallower ones. */
  #link({ parent, letter }: Tree, node: number): void {
    let back = parent[node] as number
    while (back !== 0) {
      back = this.#fail[back] as number
      const next = this.#edge(this.#key(back, letter[node] as number))
      if (next === 0) continue
      this.#fail[node] = next
      break
    }
    const fail = this.#fail[node] as number
    this.#shorter[node] = this.#found[fail] === -1 ? (this.#shorter[fail] as number) : fail
  }
}

/** For each node: where it comes from, by which letter, how deep it lies, and which phrase ends in it (or -1). */
interface Tree {
  parent: Int32Array
  letter: Uint16Array
  depth: Uint16Array
  found: Int32Array
  count: number
}

/** In order of the alphabet a phrase shares its first letters with the one before: no edge need be looked up. */
function treeOf(phrases: readonly string[]): Tree {
  const most = phrases.reduce((sum, { length }) => sum + length, 1)
  const tree = newTree(most)
  const order = phrases.map((phrase, id) => ({ phrase, id }))
  order.sort((a, b) => (a.phrase < b.phrase ? -1 : 1))
  const path = [0]
  let before = ''
  for (const { phrase, id } of order) {
    let depth = 0
    while (depth < before.length && phrase.charCodeAt(depth) === before.charCodeAt(depth)) depth++
    for (; depth < phrase.length; depth++) {
      const node = tree.count++
      tree.parent[node] = path[depth] as number
      tree.letter[node] = phrase.charCodeAt(depth)
      tree.depth[node] = depth + 1
      path[depth + 1] = node
    }
    tree.found[path[phrase.length] as number] = id
    before = phrase
  }
  return tree
}

const newTree = (most: number): Tree => ({
  parent: new Int32Array(most),
  letter: new Uint16Array(most),
  depth: new Uint16Array(most),
  found: new Int32Array(most).fill(-1),
  count: 1,
})

/** All nodes but the root, the shallow ones first. */
function byDepth({ depth, count }: Tree): Int32Array {
  const firsts = new Int32Array(depth.reduce((most, one) => Math.max(most, one), 0) + 2)
  for (let node = 1; node < count; node++) {
    const next = (depth[node] as number) + 1
    firsts[next] = (firsts[next] as number) + 1
  }
  for (let i = 1; i < firsts.length; i++) firsts[i] = (firsts[i] as number) + (firsts[i - 1] as number)
  const order = new Int32Array(count - 1)
  for (let node = 1; node < count; node++) {
    const place = depth[node] as number
    order[firsts[place] as number] = node
    firsts[place] = (firsts[place] as number) + 1
  }
  return order
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
