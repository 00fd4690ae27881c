import { expectationFromMainEffects } from '../expectation.ts'
import type { Leaves } from '../leaves.ts'
import type { PatternFinding } from '../searchInteractions.ts'

/** A finding is steady when it is up by a fifth in both halves of the window. */
const UP = 1.2
/** It fades when the last quarter of the window has at most this share of the rise of the rest. */
const FADING = 0.5

/** What has become of a finding since the last search. */
export type Life = 'new' | 'persisting' | 'fading' | 'resolved'

/** A finding through time. */
export interface Story {
  /** The same conditions have the same name in every search. */
  id: string
  bothHalves: boolean
  life: Life
  /** Epoch seconds of its first and last interaction. */
  first: number
  last: number
}

/** The name of a finding: its conditions in order. */
export const idOf = (slice: Readonly<Record<string, string>>): string =>
  Object.entries(slice)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')

/** Tells the story of each finding, and of those of the last search that are gone. */
export function storiesOf(
  findings: readonly PatternFinding[],
  inTime: { leaves: Leaves; at: Float64Array; earlier: ReadonlySet<string> },
): Story[] {
  const { expected } = expectationFromMainEffects(inTime.leaves)
  return findings.map((finding) => {
    const rows = rowsOfSlice(inTime.leaves, finding.slice)
    const times = rows.map((row) => inTime.at[row]!).sort((a, b) => a - b)
    const [first, last] = [times[0] ?? 0, times.at(-1) ?? 0]
    const ratio = (from: number, to: number) =>
      ratioWithin(rows, { ...inTime, expected, from, to, own: finding.expected })
    const [half, late] = [first + (last - first) / 2, first + (3 * (last - first)) / 4]
    const bothHalves = ratio(first, half) > UP && ratio(half, last + 1) > UP
    const fades = ratio(late, last + 1) - 1 < FADING * (ratio(first, late) - 1)
    const id = idOf(finding.slice)
    const life = fades ? 'fading' : inTime.earlier.has(id) ? 'persisting' : 'new'
    return { id, bothHalves, life, first, last }
  })
}

/** Those found before and not found now. */
export const resolvedOf = (findings: readonly PatternFinding[], earlier: ReadonlySet<string>): string[] => {
  const now = new Set(findings.map(({ slice }) => idOf(slice)))
  return [...earlier].filter((id) => !now.has(id))
}

function rowsOfSlice(leaves: Leaves, slice: Readonly<Record<string, string>>): number[] {
  const wanted = Object.entries(slice).map(([name, value]) => {
    const dimension = leaves.dimensions.find((d) => d.name === name)!
    return { codes: dimension.codes, code: dimension.values.indexOf(value) }
  })
  const rows: number[] = []
  for (let row = 0; row < leaves.rows; row++)
    if (wanted.every(({ codes, code }) => codes[row] === code)) rows.push(row)
  return rows
}

/** Failures over expected failures in a stretch of time; `own` is what the finding expects of all its rows. */
function ratioWithin(
  rows: readonly number[],
  {
    leaves,
    at,
    expected,
    from,
    to,
    own,
  }: { leaves: Leaves; at: Float64Array; expected: Float64Array; from: number; to: number; own: number },
): number {
  let [k, e, all] = [0, 0, 0]
  for (const row of rows) {
    all += expected[row]!
    if (at[row]! < from || at[row]! >= to) continue
    k += leaves.failures[row]!
    e += expected[row]!
  }
  // Main effects may hold part of the finding itself; the finding's own expectation sets the level.
  const level = all > 0 ? own / all : 1
  return e > 0 ? k / (e * level) : 1
}
