import { CATEGORIES } from '../categoryBook.ts'
import { ASK_KINDS, FLAG_KINDS } from '../schema.ts'

/** The three lists that a message is read into. */
export type Family = 'flag' | 'ask' | 'category'

/** Everything that can be found in a message besides its mood, as `family key`: the order of the model's columns. */
export const KINDS: readonly string[] = [
  ...FLAG_KINDS.map((kind) => `flag ${kind}`),
  ...ASK_KINDS.map((kind) => `ask ${kind}`),
  ...CATEGORIES.map((key) => `category ${key}`),
]

/** Where a kind stands in KINDS. */
export const columnOf = new Map(KINDS.map((kind, column) => [kind, column]))

/** What words can be about, the same in every language (`[hint x]` in `lexicons/*.hints.cues`). */
export const HINTS: readonly string[] = [
  // things and people
  'child old ill death distress injury danger food device clothes furnish goods digital signal login parcel travel lodging',
  'booking work staff boss firm others group family occasion',
  // what happens to things, and to their delivery
  'harmed fails shoddy unfinished badtaste dirt missing other attribute wrong notcome claimsdone still late wait clock date',
  'span promised cancel soldout full shut gaveaway norecord',
  // money
  'money charge more twice fee subscription moneyback sentback card voucher cheap',
  // talking and behaving
  'contactway noanswer hold again before told say differ notice untold mislead rude ignored clueless refused sentaway private',
  'leaked promisebroken',
  // what they want
  'want please fix new sorry question why callme compens info',
  // warnings
  'leave rival loyal law press reviews harm weapon body stalk consequence target insult stupid disgust belittle swear quote',
  'notthreat',
  // grammar
  'not will if they you i past good very only finally',
].flatMap((line) => line.split(' '))

/** Where a hint stands in HINTS. */
export const hintOf = new Map(HINTS.map((hint, place) => [hint, place]))

/** Each hint alone and each pair of two in a sentence, then each hint anywhere in the message. */
const PAIRS = (HINTS.length * (HINTS.length + 1)) / 2
export const HINT_FEATURES = PAIRS + HINTS.length

/** The features of a sentence whose words are about `hints` (ascending): each alone and each pair. Returns how many. */
export function hintRows(hints: readonly number[], rows: Int32Array): number {
  let count = 0
  for (let i = 0; i < hints.length; i++) {
    const high = hints[i] as number
    const base = (high * (high + 1)) / 2
    for (let j = 0; j <= i; j++) rows[count++] = base + (hints[j] as number)
  }
  return count
}

/** No sentence has more of them. */
export const HINT_ROWS_MOST = PAIRS

/** The features of every sentence in a message that is about `all`. */
export const farRows = (all: readonly number[]): Int32Array => Int32Array.from(all, (hint) => PAIRS + hint)

/** How much each of so many features counts: many of them must not shout, so they share. */
export const hintShare = (count: number): number => 1 / Math.sqrt(Math.max(1, count))
/** What stands elsewhere in the message says less than what stands in the sentence. */
export const farShare = (count: number): number => 0.5 * hintShare(count)
