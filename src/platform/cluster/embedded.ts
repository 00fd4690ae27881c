import type pg from 'pg'
import {
  claimApplication,
  DATABASE_NAME,
  ensureDatabase,
  joinUsers,
  openGuard,
  wasLastUser,
} from './guard.ts'
import type { OpenDatabase } from './handle.ts'
import { DATABASE_USER, initialiseWhenEmpty } from './initialise.ts'
import { findPlaces, type Places, prepareDataDir } from './places.ts'
import { ensureRunning, type Postmaster, stopPostmaster } from './postmaster.ts'
import { alreadyRunning } from './refusals.ts'
import { takeFileLock, whileAlone } from './startLock.ts'

/** How an embedded database is opened; the tests bring their own places and settings. */
export interface EmbeddedOptions {
  dataDir: string
  say: (line: string) => void
  /** Where programs and database go when only root can enter the data folder. */
  reachableHome: string
  /** True for clusters of tests that may be lost with the machine. */
  throwAway: boolean
}

/** Up to 60 s for another process that is just starting (initdb on a slow disk) or stopping. */
const PATIENCE_MS = 60_000

/** Everything one process holds while it uses the cluster. */
export interface Held {
  places: Places
  postmaster: Postmaster
  guard: pg.Client
  version: number
}

/** Opens the cluster for the one application of this data folder. */
export async function openAsApplication(options: EmbeddedOptions): Promise<OpenDatabase> {
  const dataDir = prepareDataDir(options.dataDir)
  // Held for life, so that a second start is refused at once, even while the first is still making the database.
  const application = takeFileLock(dataDir, 'application.lock')
  if (!application) throw alreadyRunning(dataDir)
  try {
    const held = await whileAlone(dataDir, PATIENCE_MS, () => bringUp(dataDir, options, true))
    const stop = async (): Promise<void> => {
      await whileAlone(dataDir, PATIENCE_MS, () => stopAll(held))
      application.release()
    }
    return describe(held, { locked: true, stop })
  } catch (error) {
    application.release()
    throw error
  }
}

/** Joins the running cluster of this data folder, or starts it until the last such user has left. */
export async function openAsUser(options: EmbeddedOptions): Promise<OpenDatabase> {
  return (await joinCluster(options)).database
}

/** The same with what it holds, for the test harness. */
export async function joinCluster(options: EmbeddedOptions): Promise<{ database: OpenDatabase; held: Held }> {
  const dataDir = prepareDataDir(options.dataDir)
  const held = await whileAlone(dataDir, PATIENCE_MS, () => bringUp(dataDir, options, false))
  const stop = (): Promise<void> => whileAlone(dataDir, PATIENCE_MS, () => leave(held))
  return { database: describe(held, { locked: false, stop }), held }
}

async function bringUp(dataDir: string, options: EmbeddedOptions, asApplication: boolean): Promise<Held> {
  const places = findPlaces(dataDir, options.reachableHome, options.say)
  await initialiseWhenEmpty(places)
  const postmaster = await ensureRunning(places, options)
  const guard = await openGuard(postmaster)
  guard.on('error', () => {})
  if (asApplication && !(await claimApplication(guard))) {
    await guard.end()
    throw alreadyRunning(dataDir)
  }
  await joinUsers(guard)
  const version = await ensureDatabase(guard)
  if (asApplication && postmaster.adopted)
    options.say('The database was still running from before: nothing is lost, going on with it.')
  return { places, postmaster, guard, version }
}

async function stopAll({ places, guard }: Held): Promise<void> {
  guard.end().catch(() => {})
  await stopPostmaster(places.cluster)
}

async function leave({ places, guard }: Held): Promise<void> {
  // Own share given back first; the session may already be gone when the server beside it stopped everything.
  const last = await guard
    .query('select pg_advisory_unlock_all()')
    .then(() => wasLastUser(guard))
    .catch(() => false)
  await guard.end().catch(() => {})
  if (last) await stopPostmaster(places.cluster)
}

function describe(held: Held, rest: { locked: boolean; stop: () => Promise<void> }): OpenDatabase {
  const { socketFolder: host, port, adopted } = held.postmaster
  let stopping: Promise<void> | undefined
  return {
    kind: 'embedded',
    connection: { host, port, user: DATABASE_USER, database: DATABASE_NAME },
    version: held.version,
    adopted,
    locked: rest.locked,
    stop: () => {
      stopping ??= rest.stop()
      return stopping
    },
  }
}
