import { LEAST_EXPOSURE } from '../candidates.ts'
import { buildCube } from '../cube.ts'
import type { ModuleEffect } from '../explain/agents.ts'
import { idOf, type Story, storyOf } from '../explain/life.ts'
import type { Direction } from '../judgement.ts'
import type { Leaves } from '../leaves.ts'
import { countOnTwoCores } from '../onCores.ts'
import { type PatternFinding, searchInteractions, weightOf } from '../searchInteractions.ts'
import {
  funnelOfPeople,
  type Lacking,
  lackingIn,
  modulesThatMatter,
  type People,
  peopleOf,
} from './agents.ts'
import { type Charts, chartsOf } from './charts.ts'
import { RARE } from './column.ts'
import { type HourMap, hourMap, rounded } from './hours.ts'
import { RELEASE, RELEASE_GAP } from './placing.ts'
import type { StoredHistory } from './readHistory.ts'
import { explained, type ReleaseRise, releaseRises } from './releaseRises.ts'
import { type ComponentEffect, releaseEffects } from './releases.ts'
import { rowsOf } from './rowsOf.ts'
import { type Usual, usualOf } from './withoutFactors.ts'

/** As many failed interactions of a finding are kept to be read. */
const MOST_ROWS = 500
/** Permutations and placebo calendars draw from this: the same rows always give the same report. */
const SEED = 6_4

/** A finding with all that is told of it. */
export interface ReportedFinding {
  /** The same conditions have the same name in every search. */
  identity: string
  finding: PatternFinding
  story: Story
  lacking: Lacking | undefined
  hours: HourMap | undefined
  /** Failed interactions with epoch seconds, the newest first. */
  failed: { id: string; at: number }[]
}

/** What one search of stored interactions tells. */
export interface Report {
  /** Epoch seconds: what was searched. */
  span: { from: number; to: number }
  interactions: number
  failures: number
  unlinked: number
  /** How many slices were large enough to be looked at. */
  slices: number
  leftOut: string[]
  findings: ReportedFinding[]
  hours: HourMap | undefined
  people: People | undefined
  charts: Charts | undefined
  releases: ComponentEffect[]
  modules: ModuleEffect[]
}

/** How to report. */
export interface Reporting {
  directions: readonly Direction[]
  timeZone: string
  /** Epoch seconds of the span. */
  from: number
  to: number
  /** Findings of the last search, by name. */
  earlier: ReadonlySet<string>
}

/** Searches, and tells what goes with what was found. */
export function reportOn(history: StoredHistory, reporting: Reporting): Report {
  const { leaves } = history
  if (leaves.rows === 0 || leaves.dimensions.length === 0) return nothingIn(history, reporting)
  const rises = releaseRises(history)
  const calm = { ...history, leaves: explained(leaves, rises) }
  const slices = searchInteractions(calm, reporting.directions).filter(sayable)
  const released = rises.filter(({ finding }) => reporting.directions.includes(finding.direction))
  const ofReleases = new Map(released.map((rise) => [folded(rise), rise.since]))
  const findings = [...ofReleases.keys(), ...slices].sort((a, b) => weightOf(b) - weightOf(a))
  const usual = usualOf(calm.leaves)
  const people = peopleOf(usual, history)
  const unusual = findings.flatMap(({ from, to }) => (from === undefined ? [] : [{ from, to: to! }]))
  return {
    ...nothingIn(history, reporting),
    failures: leaves.failures.reduce((sum, k) => sum + k, 0),
    slices: slicesLookedAt(leaves),
    findings: findings.map((finding) =>
      tell(finding, { history, usual, people, reporting, since: ofReleases.get(finding) }),
    ),
    hours: roundedMap(hourMap(usual, leaves.failures.keys(), [])),
    people: funnelOfPeople(people),
    charts: chartsOf(history, { ...reporting, unusual }),
    releases: releaseEffects(usual, history, SEED),
    modules: modulesThatMatter(people, history, SEED),
  }
}

const nothingIn = ({ leaves, unlinked, leftOut }: StoredHistory, { from, to }: Reporting): Report => ({
  span: { from, to },
  interactions: leaves.rows,
  failures: 0,
  unlinked,
  slices: 0,
  leftOut,
  findings: [],
  hours: undefined,
  people: undefined,
  charts: undefined,
  releases: [],
  modules: [],
})

/** A heap of rare values has no name, so nothing can be said of it. */
const sayable = ({ slice }: PatternFinding): boolean => !Object.values(slice).includes(RARE)

/** As a condition on the column of releases, like every other finding of this search. */
const folded = ({ finding }: ReleaseRise): PatternFinding => {
  const { component, [RELEASE]: version } = finding.slice
  return { ...finding, slice: { [RELEASE]: `${component}${RELEASE_GAP}${version}` } }
}

const roundedMap = (map: HourMap | undefined): HourMap | undefined => map && rounded(map)

interface Telling {
  history: StoredHistory
  usual: Usual
  people: ReturnType<typeof peopleOf>
  reporting: Reporting
  /** Where it is known: the release. */
  since: number | undefined
}

function tell(
  finding: PatternFinding,
  { history, usual, people, reporting, since }: Telling,
): ReportedFinding {
  const { at, leaves, failedIds } = history
  const rows = rowsOf(history, finding)
  const of = (column: Float64Array) => rows.map((row) => column[row]!)
  const columns = { at: of(at), failures: of(leaves.failures), expected: of(usual.effects.expected) }
  // Interactions as they are, not as far as their complaints can have come or a release explains them.
  const named = { ...finding, exposure: rows.length, slice: unfolded(finding.slice) }
  const identity = idOf(named)
  const conditions = Object.keys(finding.slice)
  const timeless = conditions.filter((name) => name !== 'hour' && name !== 'weekday')
  const wider = Object.fromEntries(timeless.map((name) => [name, finding.slice[name]!]))
  const story = storyOf(finding, columns, reporting.earlier.has(`${finding.direction} ${identity}`))
  return {
    identity,
    finding: named,
    story: since === undefined ? story : { ...story, since },
    lacking: lackingIn(finding, people, history),
    hours: roundedMap(hourMap(usual, rowsOf(history, { slice: wider }), timeless)),
    failed: rows
      .filter((row) => failedIds.has(row))
      .sort((a, b) => at[b]! - at[a]!)
      .slice(0, MOST_ROWS)
      .map((row) => ({ id: failedIds.get(row)!, at: at[row]! })),
  }
}

/** The component and its release, told as the two conditions they are. */
export function unfolded(slice: Readonly<Record<string, string>>): Record<string, string> {
  const told = slice[RELEASE]
  if (told === undefined) return { ...slice }
  const [component = '', release = ''] = told.includes(RELEASE_GAP) ? told.split(RELEASE_GAP) : ['', told]
  const { [RELEASE]: _, ...others } = slice
  return { ...others, ...(component ? { component } : {}), [RELEASE]: release }
}

/** Slices that enough interactions fell into to be looked at. */
function slicesLookedAt(leaves: Leaves): number {
  const { cuboids } = buildCube(leaves, leaves.exposure, countOnTwoCores)
  let count = 0
  for (const { exposure } of cuboids) for (const n of exposure) if (n >= LEAST_EXPOSURE) count++
  return count
}
