// Han, kana and the marks that stand inside kana words; these scripts write no spaces between words.
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc\u3005\u3007]/u
const RUNS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc\u3005\u3007]+|[[\p{L}\p{N}\p{M}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc\u3005\u3007]]+/gv
// Accents of Latin, Greek and Cyrillic only: taking Japanese voicing marks away would make other words.
const ACCENTS = /[\u0300-\u036f]/g

// A row is found by its first words; longer texts would make the index larger than the rows.
const MOST_TOKENS = 400
const LONGEST_TOKEN = 40

/** Which texts of a row are searched: `text` by whole words, `names` also by how they begin. */
export interface Searched {
  text?: readonly (string | null | undefined)[]
  names?: readonly (string | null | undefined)[]
}

/**
 * What is kept beside a row so that it is found: folded words, and for Chinese and Japanese every character and every pair
 * of neighbours. The embedded cluster's own search finds nothing in Cyrillic, Chinese or Japanese.
 */
export function searchTokens({ text = [], names = [] }: Searched): string[] {
  const found = new Set<string>()
  for (const name of present(names)) for (const run of runsOf(name)) addAll(found, beginningsOf(run))
  for (const part of present(text)) for (const run of runsOf(part)) addAll(found, keptOf(run))
  return [...found].slice(0, MOST_TOKENS)
}

/** What a row must hold, all of it, to be an answer to `q`. Empty when there is nothing to look for. */
export function queryTokens(q: string): string[] {
  const wanted = new Set<string>()
  for (const run of runsOf(q)) addAll(wanted, isCjk(run) && run.length > 1 ? pairsOf(run) : [cut(run)])
  return [...wanted]
}

/** One spelling for all ways to write the same: width, case, accents, ё and е. */
export const folded = (text: string): string =>
  text.normalize('NFKC').toLowerCase().normalize('NFD').replace(ACCENTS, '').normalize('NFC')

const runsOf = (text: string): string[] => folded(text).match(RUNS) ?? []

const isCjk = (run: string): boolean => CJK.test(run)

const keptOf = (run: string): string[] => (isCjk(run) ? [...run, ...pairsOf(run)] : [cut(run)])

function beginningsOf(run: string): string[] {
  if (isCjk(run)) return keptOf(run)
  const letters = [...cut(run)]
  return letters.map((_, index) => letters.slice(0, index + 1).join(''))
}

function pairsOf(run: string): string[] {
  const letters = [...run]
  return letters.slice(1).map((letter, index) => `${letters[index]}${letter}`)
}

const cut = (run: string): string => run.slice(0, LONGEST_TOKEN)

function addAll(set: Set<string>, tokens: readonly string[]): void {
  for (const token of tokens) set.add(token)
}

const present = (texts: Searched['text'] & {}): string[] =>
  texts.filter((text): text is string => Boolean(text))
