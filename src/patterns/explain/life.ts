import type { PatternFinding } from '../searchInteractions.ts'
import { onsetOf } from './onset.ts'

/** A finding is steady when it is up (or down) by a fifth in both halves of the window. */
const UP = 1.2
/** It fades when the last quarter of the window has at most this share of the rise of the rest. */
const FADING = 0.5

/** What has become of a finding since the last search. */
export type Life = 'new' | 'persisting' | 'fading' | 'resolved'

/** A finding through time. */
export interface Story {
  bothHalves: boolean
  life: Exclude<Life, 'resolved'>
  /** Epoch seconds of its first and last interaction. */
  first: number
  last: number
  /** Epoch seconds from which it has been so; undefined where it was so from the first. */
  since: number | undefined
}

/** The name of a finding: its conditions in order, and its time where it is about one. */
export const idOf = ({ slice, from, to }: Pick<PatternFinding, 'slice' | 'from' | 'to'>): string => {
  const conditions = Object.entries(slice).sort(([a], [b]) => (a < b ? -1 : 1))
  // As JSON: whatever stands in a value, two findings never have one name.
  return JSON.stringify(from === undefined ? conditions : [...conditions, ['from', from], ['to', to]])
}

/** The rows of a finding, column by column. */
export interface RowsOfFinding {
  at: readonly number[]
  failures: readonly number[]
  expected: readonly number[]
}

/** Tells the story of a finding. `known`: it was found before. */
export function storyOf(finding: PatternFinding, rows: RowsOfFinding, known: boolean): Story {
  const [first, last] = ends(rows.at)
  const ratio = (from: number, to: number) => ratioWithin(rows, { from, to, finding })
  const holds = (found: number) => (finding.direction === 'worse' ? found > UP : found < 1 / UP)
  const [half, late] = [first + (last - first) / 2, first + (3 * (last - first)) / 4]
  const aboutATime = finding.from !== undefined
  const bothHalves = !aboutATime && holds(ratio(first, half)) && holds(ratio(half, last + 1))
  const left = (ratio(late, last + 1) - 1) / (ratio(first, late) - 1)
  const fades = !aboutATime && left < FADING
  const since = aboutATime || finding.direction === 'better' ? undefined : onsetOf(rows)
  return { bothHalves, life: fades ? 'fading' : known ? 'persisting' : 'new', first, last, since }
}

function ends(at: readonly number[]): [first: number, last: number] {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const time of at) {
    first = Math.min(first, time)
    last = Math.max(last, time)
  }
  return at.length === 0 ? [0, 0] : [first, last]
}

/** Failures over expected failures in a stretch of time. */
function ratioWithin(
  { at, failures, expected }: RowsOfFinding,
  { from, to, finding }: { from: number; to: number; finding: PatternFinding },
): number {
  let [k, e, all] = [0, 0, 0]
  for (let i = 0; i < at.length; i++) {
    all += expected[i]!
    if (at[i]! < from || at[i]! >= to) continue
    k += failures[i]!
    e += expected[i]!
  }
  // Main effects may hold part of the finding itself; the finding's own expectation sets the level.
  const due = all > 0 ? (e * finding.expected) / all : e
  return due > 0 ? k / due : 1
}
