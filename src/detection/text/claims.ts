import { habitOf, type Reading } from './engine.ts'
import type { Hit } from './match.ts'

/** A cue that stands: what it says, how much, and where (folded code units). */
export interface Claim {
  key: string
  weight: number
  start: number
  end: number
}

/** More cues than this in one message teach nothing new, and hostile texts hold a million of them. */
const MOST = 400

/** The cues of one section that nothing in the text takes back, in order. */
export function claimsOf(reading: Reading, section: string): readonly Claim[] {
  const known = worked.get(reading) ?? new Map<string, readonly Claim[]>()
  worked.set(reading, known)
  const claims = known.get(section) ?? workOut(reading, section)
  known.set(section, claims)
  return claims
}

/** Mood, categories and severity ask for the same sections: each is worked out once a message. */
const worked = new WeakMap<Reading, Map<string, readonly Claim[]>>()

function workOut(reading: Reading, section: string): Claim[] {
  const hits = reading.hits.get(section)
  if (!hits) return []
  const covers = takenBack(reading, section)
  return hits
    .filter((hit) => !covered(covers.get(hit.pattern.key), hit))
    .slice(0, MOST)
    .map(({ pattern, start, end }) => ({ key: pattern.key, weight: pattern.weight, start, end }))
}

/** For each key: how strongly each place of the text is taken back by a `[not <section> <key>]` pattern. */
function takenBack(reading: Reading, section: string): Map<string, Uint8Array> {
  const covers = new Map<string, Uint8Array>()
  for (const { pattern, start, end } of reading.hits.get('not') ?? []) {
    if (!pattern.key.startsWith(`${section} `)) continue
    const key = pattern.key.slice(section.length + 1)
    const cover = covers.get(key) ?? new Uint8Array(reading.folded.text.length)
    covers.set(key, cover)
    for (let at = start; at < end; at++) cover[at] = Math.max(cover[at] as number, pattern.weight)
  }
  return covers
}

/** A taking-back must touch the cue and weigh as much as it: `[flag threat 2]` stands against an ordinary one. */
function covered(cover: Uint8Array | undefined, { pattern, start, end }: Hit): boolean {
  if (!cover) return false
  for (let at = start; at < end; at++) if ((cover[at] as number) >= pattern.weight) return true
  return false
}

/** Of claims that share characters the longest stays: "not good" hides the "good" in it. */
export function longest(claims: readonly Claim[]): Claim[] {
  const order = [...claims].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)
  const taken = new Set<number>()
  const kept = order.filter((claim) => {
    for (let at = claim.start; at < claim.end; at++) if (taken.has(at)) return false
    for (let at = claim.start; at < claim.end; at++) taken.add(at)
    return true
  })
  return kept.sort((a, b) => a.start - b.start)
}

/** The places where a "not" stands, kept in order so that each cue looks only at its own neighbours. */
export interface Negations {
  before: Hit[]
  after: Hit[]
}

/** Every "not" of the text. */
export const negationsOf = (reading: Reading): Negations => {
  const all = reading.hits.get('negator') ?? []
  return {
    before: all.filter((hit) => hit.pattern.key !== 'after'),
    after: all.filter((hit) => hit.pattern.key === 'after'),
  }
}

/** Whether a "not" of the same sentence stands close enough to turn these words round. */
export function negated(reading: Reading, negations: Negations, claim: Claim): boolean {
  const { before, after } = habitOf(reading.voice).negation
  const sentence = reading.sentences[claim.start]
  const same = (hit: Hit | undefined) => hit !== undefined && reading.sentences[hit.start] === sentence
  const ahead = negations.before[firstEndingAfter(negations.before, claim.start) - 1]
  if (ahead && same(ahead) && claim.start - ahead.end <= before && !breaks(reading, ahead.end, claim.start))
    return true
  const behind = negations.after[firstEndingAfter(negations.after, claim.end)]
  return (
    behind !== undefined && same(behind) && behind.start >= claim.end && behind.start - claim.end <= after
  )
}

/** "Not good, but friendly": a comma or a "but" between ends what a "not" reaches. */
function breaks(reading: Reading, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (COMMAS.has(reading.folded.text[at] as string)) return true
  const turns = reading.hits.get('but') ?? []
  const turn = turns[firstEndingAfter(turns, from)]
  return turn !== undefined && turn.start >= from && turn.end <= to
}

const COMMAS = new Set([',', '、', ':', '(', '،'])

/** Binary search: hits are ordered by where they end. */
function firstEndingAfter(hits: Hit[], place: number): number {
  let low = 0
  let high = hits.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((hits[middle] as Hit).end > place) high = middle
    else low = middle + 1
  }
  return low
}
