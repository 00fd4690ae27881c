import { adjustP, normal } from '../../statistics/index.ts'
import type { Leaves } from '../leaves.ts'
import type { PatternFinding } from '../searchInteractions.ts'
import { RELEASE, RELEASE_GAP } from './placing.ts'
import type { StoredHistory } from './readHistory.ts'
import { factorOf, type Usual, usualOf } from './withoutFactors.ts'

const DAY = 86_400
/** A release is compared with the eight weeks before it ... */
const BEFORE = 56 * DAY
/** ... of which at least two must be known ... */
const LEAST_BEFORE = 14 * DAY
/** ... over its own time, up to a quarter of a year: later, other things have changed too. */
const LONGEST = 91 * DAY
/** Both sides need so many failures due, or the logarithm of their ratio is no normal number. */
const LEAST_EXPECTED = 8
/** Holm's, over all releases of the span and both directions. */
const CHANCE = 0.005
/** Beyond this, at the cautious end, it is worth acting on. */
const LEAST_RATIO = 1.2

/** A release since which a component fails more, or less. */
export interface ReleaseRise {
  finding: PatternFinding
  /** How many times as often as before, other components' change taken out. */
  ratio: number
  rows: number[]
  /** Epoch seconds of the release. */
  since: number
}

interface Step extends ReleaseRise {
  z: number
}

/**
 * Releases that changed their component. A version is no value "by nature" like an hour or a product: it came at a
 * moment, and the moment divides like from like. Counted is the same component before and after; what everything else
 * did in the same two spans is taken out, so that neither an outage nor a bad weekday is blamed on the release.
 */
export function releaseRises(history: StoredHistory): ReleaseRise[] {
  const release = history.leaves.dimensions.find(({ name }) => name === RELEASE)
  if (!release) return []
  const due = dueWithoutReleases(usualOf(history.leaves))
  const steps = (broken: ReadonlySet<string>) =>
    [...history.releases].flatMap(([component, all]) =>
      all.flatMap(({ release: version, at }, i) => {
        const code = release.values.indexOf(nameOf(component, version))
        const until = Math.min(all[i + 1]?.at ?? history.until, at + LONGEST)
        // What an earlier version broke is not what is usual: then only that version is compared with.
        const since = all.slice(0, i).findLast((other) => broken.has(nameOf(component, other.release)))
        const from = Math.max(at - BEFORE, since?.at ?? Number.NEGATIVE_INFINITY)
        const step = code >= 0 && stepAt({ history, due, component, version, code, from, at, until })
        return step ? [step] : []
      }),
    )
  const first = claimed(steps(new Set()))
  const broken = first.map(({ finding: { slice } }) => nameOf(slice.component!, slice[RELEASE]!))
  return broken.length === 0 ? first : claimed(steps(new Set(broken)))
}

const nameOf = (component: string, version: string): string => `${component}${RELEASE_GAP}${version}`

function claimed(steps: readonly Step[]): ReleaseRise[] {
  const chances = adjustP(
    steps.map(({ z }) => 2 * normal.upper(Math.abs(z))),
    'holm',
  )
  return steps
    .map((step, i) => ({ ...step, finding: { ...step.finding, q: chances[i]! } }))
    .filter(({ finding: { q, low, high, direction } }) =>
      q > CHANCE ? false : direction === 'worse' ? low >= LEAST_RATIO : high <= 1 / LEAST_RATIO,
    )
}

/** Failures due in each row by everything but what runs and since when. */
function dueWithoutReleases(usual: Usual): Float64Array {
  const own = factorOf(usual, ['component', RELEASE, 'releasePhase'])
  return usual.effects.expected.map((expected, row) => expected / own(row))
}

interface Asked {
  history: StoredHistory
  due: Float64Array
  component: string
  version: string
  code: number
  /** Epoch seconds: where the comparison begins, the release, where it ends. */
  from: number
  at: number
  until: number
}

interface Sums {
  k: number
  e: number
}

/** The four sums: the component and everything else, before and after. */
function stepAt(asked: Asked): Step | undefined {
  const { history, component, version, from, at } = asked
  const earliest = history.at.reduce((first, time) => Math.min(first, time), Number.POSITIVE_INFINITY)
  if (at - Math.max(earliest, from) < LEAST_BEFORE) return undefined
  const { before, after, othersBefore, othersAfter, rows } = sumsAround(asked)
  const sides = [before, after, othersBefore, othersAfter]
  if (sides.some(({ e, k }) => e < LEAST_EXPECTED || k < LEAST_EXPECTED / 2)) return undefined
  const log = ({ k, e }: Sums) => Math.log((k + 0.5) / (e + 0.5))
  const change = log(after) - log(before) - (log(othersAfter) - log(othersBefore))
  const error = Math.sqrt(sides.reduce((sum, { k }) => sum + 1 / (k + 0.5), 0) * spreadOf(asked))
  const ratio = Math.exp(change)
  const z = change / error
  const finding: PatternFinding = {
    slice: { component, [RELEASE]: version },
    failures: after.k,
    exposure: rows.length,
    expected: after.k / ratio,
    ratio,
    low: Math.exp(change - 1.96 * error),
    high: Math.exp(change + 1.96 * error),
    p: 2 * normal.upper(Math.abs(z)),
    q: 1,
    claimed: true,
    direction: change > 0 ? 'worse' : 'better',
  }
  return { finding, ratio, rows, since: at, z }
}

function sumsAround({ history, due, component, code, from, at, until }: Asked) {
  const { leaves } = history
  const [releases, components] = [RELEASE, 'component'].map((name) =>
    leaves.dimensions.find((d) => d.name === name),
  )
  const own = components?.values.indexOf(component) ?? -1
  const sums = {
    before: { k: 0, e: 0 },
    after: { k: 0, e: 0 },
    othersBefore: { k: 0, e: 0 },
    othersAfter: { k: 0, e: 0 },
  }
  const rows: number[] = []
  for (let row = 0; row < leaves.rows; row++) {
    const time = history.at[row]!
    const isOwn = components ? components.codes[row] === own : true
    if (releases!.codes[row] === code) rows.push(row)
    if (time < from || time >= until) continue
    const side = isOwn
      ? time < at
        ? sums.before
        : sums.after
      : time < at
        ? sums.othersBefore
        : sums.othersAfter
    side.k += leaves.failures[row]!
    side.e += due[row]!
  }
  return { ...sums, rows }
}

/** How many times as much as chance the failures of a day vary: good and bad days are not one failure each. */
function spreadOf({ history, due, from, at, until }: Asked): number {
  const days = Math.max(1, Math.ceil((until - from) / DAY))
  const [k, e] = [new Float64Array(days), new Float64Array(days)]
  for (let row = 0; row < history.leaves.rows; row++) {
    const day = Math.floor((history.at[row]! - from) / DAY)
    if (day < 0 || day >= days) continue
    k[day]! += history.leaves.failures[row]!
    e[day]! += due[row]!
  }
  // Each side has its own level: what the release did is not spread.
  const turn = Math.round((at - from) / DAY)
  const sides = [
    { k: k.subarray(0, turn), e: e.subarray(0, turn) },
    { k: k.subarray(turn), e: e.subarray(turn) },
  ]
  const residuals = sides.flatMap(residualsOf)
  if (residuals.length < 10) return 1
  return Math.max(1, residuals.reduce((a, b) => a + b, 0) / (residuals.length - 2))
}

/** Pearson's squared residuals of the days on which anything was due. */
function residualsOf({ k, e }: { k: Float64Array; e: Float64Array }): number[] {
  const level = sum(k) / Math.max(sum(e), Number.MIN_VALUE)
  const days = [...e.keys()].filter((day) => e[day]! * level >= 1)
  return days.map((day) => (k[day]! - e[day]! * level) ** 2 / (e[day]! * level))
}

const sum = (column: Float64Array): number => column.reduce((a, b) => a + b, 0)

/** The same interactions with what these releases did explained: there, so many times as many failures are due. */
export function explained(leaves: Leaves, rises: readonly ReleaseRise[]): Leaves {
  if (rises.length === 0) return leaves
  const exposure = leaves.exposure.slice()
  for (const { rows, ratio } of rises) for (const row of rows) exposure[row]! *= ratio
  return { ...leaves, exposure }
}
