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
  readonly #next = new Map<number, number>()
  readonly #fail: number[] = [0]
  readonly #found: number[] = [-1]
  /** The nearest shorter phrase that ends at the same place. */
  readonly #shorter: number[] = [0]
  readonly #letters = new Map<number, number>()

  /** `phrases` are folded and differ from one another; a hit's id is the place in this list. */
  constructor(phrases: string[]) {
    this.#phrases = phrases
    for (const phrase of phrases) for (let i = 0; i < phrase.length; i++) this.#letter(phrase.charCodeAt(i))
    this.#link(phrases.flatMap((phrase, id) => this.#add(phrase, id)))
  }

  /** All hits, ordered by where they end. */
  find(text: string): Literal[] {
    const hits: Literal[] = []
    let node = 0
    for (let i = 0; i < text.length; i++) {
      node = this.#step(node, text.charCodeAt(i))
      let at = this.#found[node] === -1 ? this.#shorter[node] : node
      for (; at; at = this.#shorter[at]) hits.push(this.#literal(text, this.#found[at] as number, i + 1))
    }
    return hits
  }

  #literal(text: string, id: number, end: number): Literal {
    const start = end - (this.#phrases[id] as string).length
    return { id, start, end, wholeStart: !insideWord(text, start), wholeEnd: !insideWord(text, end) }
  }

  #step(from: number, code: number): number {
    const letter = this.#letters.get(code)
    if (letter === undefined) return 0
    let node = from
    for (;;) {
      const next = this.#next.get(node * this.#letters.size + letter)
      if (next !== undefined) return next
      if (node === 0) return 0
      node = this.#fail[node] as number
    }
  }

  #letter(code: number): void {
    if (!this.#letters.has(code)) this.#letters.set(code, this.#letters.size)
  }

  /** Adds one phrase; the nodes it made, each with its parent and letter, in order of depth. */
  #add(text: string, id: number): { node: number; parent: number; letter: number; depth: number }[] {
    const made: { node: number; parent: number; letter: number; depth: number }[] = []
    let node = 0
    for (let i = 0; i < text.length; i++) {
      const letter = this.#letters.get(text.charCodeAt(i)) as number
      const key = node * this.#letters.size + letter
      let next = this.#next.get(key)
      if (next === undefined) {
        next = this.#found.push(-1) - 1
        this.#fail.push(0)
        this.#shorter.push(0)
        this.#next.set(key, next)
        made.push({ node: next, parent: node, letter, depth: i })
      }
      node = next
    }
    this.#found[node] = id
    return made
  }

  #link(made: { node: number; parent: number; letter: number; depth: number }[]): void {
    for (const { node, parent, letter } of made.sort((a, b) => a.depth - b.depth)) {
      const size = this.#letters.size
      let back = parent
      while (back !== 0) {
        back = this.#fail[back] as number
        const next = this.#next.get(back * size + letter)
        if (next !== undefined && next !== node) {
          this.#fail[node] = next
          break
        }
      }
      const fail = this.#fail[node] as number
      this.#shorter[node] = this.#found[fail] === -1 ? (this.#shorter[fail] as number) : fail
    }
  }
}

const WORD = /[\p{L}\p{N}]/u
const NO_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}ー]/u
const kinds = new Map<number, 'letter' | 'bare' | 'none'>()

/** Whether a word goes on across this place: letters on both sides, in a script that puts spaces between words. */
function insideWord(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false
  return kindOf(text.charCodeAt(at - 1)) === 'letter' && kindOf(text.charCodeAt(at)) === 'letter'
}

function kindOf(code: number): 'letter' | 'bare' | 'none' {
  const known = kinds.get(code)
  if (known) return known
  const char = String.fromCharCode(code)
  const kind = NO_SPACES.test(char) ? 'bare' : WORD.test(char) ? 'letter' : 'none'
  kinds.set(code, kind)
  return kind
}
