import { readOrganisation } from '../people/index.ts'
import type { App } from '../platform/app.ts'
import type { NewId, Tx } from '../platform/database/index.ts'
import { enqueue } from '../platform/jobs/index.ts'
import { record, SYSTEM } from '../platform/journal/index.ts'
import { EVERYTHING, type Scope } from './scope.ts'
import { searchApart } from './searchApart.ts'
import { addSighting, keepFinding, keepRows, livingFindings, resolveFinding } from './store/findings.ts'
import {
  askForScope,
  finishSearch,
  giveUpSearch,
  insertSearch,
  openSearch,
  type SearchRow,
  scopesSince,
  startSearch,
  unitsOfScope,
} from './store/searches.ts'
import type { Report, ReportedFinding } from './stored/report.ts'
import { connectionOf } from './stored/reportStored.ts'

/** Half a year: enough for one hour of one person to be told from chance, recent enough to be mended. */
const SEARCHED_DAYS = 182
/** A scope nobody has asked for during so many days is not searched at night any more. */
const FORGOTTEN_DAYS = 30
/** After so many tries a search is given up; the night tries anew. */
const TRIES = 3

interface Asking {
  scope: Scope
  by: string | null
  now: Temporal.Instant
  newId: NewId
}

/** Asks for a search of a scope; where one waits or runs already, that one is the answer. */
export async function askForSearch(tx: Tx, { scope, by, now, newId }: Asking): Promise<SearchRow> {
  await askForScope(tx, { key: scope.key, unitIds: scope.unitIds ?? null, at: now })
  const asked = await ask(tx, { scope, by, now, newId })
  // The one that ran may end between the two looks: then this one is asked for after all.
  const search = asked ?? (await openSearch(tx, scope.key)) ?? (await ask(tx, { scope, by, now, newId }))
  if (!search) throw new Error('a search neither runs nor could be asked for')
  return search
}

/** Undefined where one waits or runs. */
async function ask(tx: Tx, { scope, by, now, newId }: Asking): Promise<SearchRow | undefined> {
  const from = now.subtract({ hours: 24 * SEARCHED_DAYS })
  const search = await insertSearch(tx, { id: newId(), scope: scope.key, at: now, by, from, to: now })
  if (search) await enqueue(tx, { job: 'searchPatterns', body: { searchId: search.id } })
  return search
}

/** Runs a search that was asked for and keeps what it found. Safe to run twice: a finished search is left as it is. */
export async function runSearch(
  { database, newId, log, clock }: App,
  { searchId, attempt, now }: { searchId: string; attempt: number; now: Temporal.Instant },
): Promise<void> {
  const search = await database.write((tx) => startSearch(tx, searchId, now))
  if (!search) return
  try {
    const [unitIds, earlier, { timeZone }] = await Promise.all([
      unitsOfScope(database.read, search.scope),
      livingFindings(database.read, search.scope),
      readOrganisation(database.read),
    ])
    const report = await searchApart({
      of: 'stored',
      connection: connectionOf(database.pool),
      span: {
        from: search.from_at.epochMilliseconds / 1000,
        to: search.to_at.epochMilliseconds / 1000,
        knownAt: search.to_at.epochMilliseconds / 1000,
        unitIds: unitIds ?? undefined,
        ratedOnly: false,
      },
      timeZone,
      hurry: false,
      directions: ['worse', 'better'],
      earlier: earlier.map(({ direction, identity }) => `${direction} ${identity}`),
    })
    await database.write((tx) => keepReport(tx, { search, report, at: clock(), newId }))
  } catch (error) {
    log.warn({ searchId, err: (error as Error).message }, 'pattern search failed')
    if (attempt < TRIES) throw error
    const problem = (error as Error).message
    await database.write((tx) => giveUpSearch(tx, { id: searchId, problem, at: clock() }))
  }
}

interface Keeping {
  search: SearchRow
  report: Report
  at: Temporal.Instant
  newId: NewId
}

async function keepReport(tx: Tx, { search, report, at, newId }: Keeping): Promise<void> {
  const { findings, ...rest } = report
  if (!(await finishSearch(tx, { id: search.id, report: rest, at }))) return
  const before = new Map(
    (await livingFindings(tx, search.scope)).map(({ id, direction, identity }) => [
      `${direction} ${identity}`,
      id,
    ]),
  )
  for (const [place, reported] of findings.entries()) {
    const name = `${reported.finding.direction} ${reported.identity}`
    const known = before.has(name)
    before.delete(name)
    await keepOne(tx, { search, reported, place, at, newId, known })
  }
  for (const id of before.values()) await resolve(tx, { search, id, at })
}

interface KeepingOne extends Omit<Keeping, 'report'> {
  reported: ReportedFinding
  place: number
  known: boolean
}

async function keepOne(tx: Tx, { search, reported, place, at, newId, known }: KeepingOne): Promise<void> {
  const { finding, story, failed } = reported
  const id = await keepFinding(tx, {
    id: newId(),
    scope: search.scope,
    searchId: search.id,
    place,
    at,
    reported,
  })
  await addSighting(tx, { findingId: id, searchId: search.id, at, life: story.life, figures: finding })
  await keepRows(tx, id, failed)
  // A scope of some units is its people's own view; what is new is told once, for the organisation.
  if (known || search.scope !== EVERYTHING.key) return
  const { slice, direction, failures, exposure, expected, ratio, low, high } = finding
  const body = { findingId: id, slice, direction, failures, exposure, expected, ratio, low, high }
  await record(tx, { fact: 'pattern.found', actor: SYSTEM, at, body })
}

async function resolve(tx: Tx, { search, id, at }: { search: SearchRow; id: string; at: Temporal.Instant }) {
  const { body } = await resolveFinding(tx, id, at)
  await addSighting(tx, { findingId: id, searchId: search.id, at, life: 'resolved', figures: body.finding })
  if (search.scope === EVERYTHING.key)
    await record(tx, { fact: 'pattern.resolved', actor: SYSTEM, at, body: { findingId: id } })
}

/** Asks for the night's searches: everything, and each scope that somebody has asked for lately. */
export async function askForTheNight(
  tx: Tx,
  { now, newId }: { now: Temporal.Instant; newId: NewId },
): Promise<void> {
  await askForScope(tx, { key: EVERYTHING.key, unitIds: null, at: now })
  // Not as somebody's wish: else a scope would be searched for ever.
  for (const { key, unit_ids } of await scopesSince(tx, now.subtract({ hours: 24 * FORGOTTEN_DAYS })))
    await ask(tx, { scope: { key, unitIds: unit_ids ?? undefined }, by: null, now, newId })
}
