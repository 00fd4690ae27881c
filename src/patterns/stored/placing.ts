import { releasePhase } from '../derived.ts'
import type { ReadRow, Span } from '../store/history.ts'
import { GrowingColumn, GrowingNumbers } from './column.ts'
import type { Known } from './people.ts'
import type { StoredHistory } from './readHistory.ts'

/** More dimensions make more triples than anybody reads findings: 16 of them 560. */
const MOST_DIMENSIONS = 16

/** A component with the version that runs: one value, so that two components' "2.3" are never taken for one. */
export const RELEASE = 'release'
/** Between component and release inside a value; no name holds it. */
export const RELEASE_GAP = '\u001f'
/** Before the name of a module. */
export const MODULE = 'module: '

/** What an interaction's derived values come from. */
interface Facts {
  known: Known
  releases: StoredHistory['releases']
}

type Place = [name: string, valueOf: (row: ReadRow) => string]

/** Every built-in dimension and how an interaction gets its value; '' is: does not apply. */
function builtIn({ known, releases }: Facts): Place[] {
  const times = new Map([...releases].map(([component, all]) => [component, all.map(({ at }) => at)]))
  const none = ''
  return [
    ['hour', ([at, , , , site]) => String(known.localTime(at, site).hour)],
    ['weekday', ([at, , , , site]) => String(known.localTime(at, site).weekday)],
    ['agent', ([, , staff]) => (staff ? known.agent(staff) : none)],
    ['team', ([, , , team]) => (team ? known.unit(team) : none)],
    ['site', ([, , , , site]) => (site ? known.unit(site) : none)],
    ['channel', ([, channel]) => channel],
    ['product', (row) => row[5] ?? none],
    ['component', (row) => row[6] ?? none],
    [RELEASE, (row) => (row[7] === null ? none : `${row[6] ?? ''}${RELEASE_GAP}${row[7]}`)],
    ['releasePhase', (row) => (row[6] && releasePhase(times.get(row[6]) ?? [], row[0])) || none],
    ['segment', (row) => row[9] ?? none],
    ['tenure', ([at, , staff]) => (staff ? known.tenure(staff, at) : none)],
    ['shiftHour', ([at, , staff]) => (staff ? known.shiftHour(staff, at) : none)],
    ...known.modules.map(
      (module): Place => [
        `${MODULE}${module}`,
        ([at, , staff]) => (staff ? (known.completed(module, staff, at) ? 'done' : 'not done') : none),
      ],
    ),
  ]
}

/** Puts interactions into columns, one after the other. */
export function startPlacing(facts: Facts) {
  const places = builtIn(facts).map(([name, read]) => ({ column: new GrowingColumn(name), read }))
  const own = new Map<string, GrowingColumn>()
  const taken = new Set(places.map(({ column }) => column.name))
  const [at, failures, lags] = [new GrowingNumbers(), new GrowingNumbers(), new GrowingNumbers()]
  const failedIds = new Map<number, string>()
  let rows = 0
  const add = (row: ReadRow): void => {
    const [when, , , , , , , , dimensions, , failed, unhappyAt, id] = row
    for (const { column, read } of places) column.set(rows, read(row))
    if (dimensions !== null) addOwn({ own, taken, rows, dimensions })
    at.set(rows, when)
    failures.set(rows, failed || unhappyAt !== null ? 1 : 0)
    // What was known to fail was known at once; NaN: did not fail.
    lags.set(rows, failed ? 0 : unhappyAt === null ? Number.NaN : Math.max(0, unhappyAt - when))
    if (id !== null) failedIds.set(rows, id)
    rows++
  }
  const finish = ({ to, knownAt }: Span) => {
    const ownColumns = [...own.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
    const columns = [...places.map(({ column }) => column), ...ownColumns]
    const finished = columns.map((column) => ({ name: column.name, dimension: column.finish(rows) }))
    const useful = finished.flatMap(({ dimension }) => (dimension ? [dimension] : []))
    const dimensions = useful.slice(0, MOST_DIMENSIONS)
    const exposure = new Float64Array(new SharedArrayBuffer(8 * rows)).fill(1)
    return {
      leaves: { rows, dimensions, failures: failures.finish(rows), exposure },
      at: at.finish(rows),
      until: Math.max(to, knownAt),
      lags: lags.finish(rows),
      failedIds,
      leftOut: useful.slice(MOST_DIMENSIONS).map(({ name }) => name),
    }
  }
  return { add, finish }
}

/** The organisation's own dimensions; one that is called like a built-in one keeps its name apart. */
function addOwn({
  own,
  taken,
  rows,
  dimensions,
}: {
  own: Map<string, GrowingColumn>
  taken: ReadonlySet<string>
  rows: number
  dimensions: string
}): void {
  for (const [told, value] of Object.entries(JSON.parse(dimensions) as Record<string, string>)) {
    const name = taken.has(told) || told.startsWith(MODULE) ? `dimensions.${told}` : told
    own.getOrInsertComputed(name, () => new GrowingColumn(name)).set(rows, String(value))
  }
}
