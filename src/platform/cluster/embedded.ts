import { bringUp, type EmbeddedOptions, type Held } from './bringUp.ts'
import { DATABASE_NAME, wasLastUser } from './guard.ts'
import type { OpenDatabase } from './handle.ts'
import { DATABASE_USER } from './initialise.ts'
import { prepareDataDir } from './places.ts'
import { stopPostmaster } from './postmaster.ts'
import { alreadyRunning } from './refusals.ts'
import { removeSocketFolder } from './socketFolder.ts'
import { takeFileLock, whileAlone } from './startLock.ts'
import { watchOver } from './watchOver.ts'

/** Up to 60 s for another process that is just starting (initdb on a slow disk) or stopping. */
const PATIENCE_MS = 60_000
/** A stop must be through in 10 s, so it does not wait long for a start that hangs. */
const STOP_PATIENCE_MS = 1_000

/** Opens the cluster for the one application of this data folder. */
export async function openAsApplication(options: EmbeddedOptions): Promise<OpenDatabase> {
  const dataDir = prepareDataDir(options.dataDir)
  // Held for life, so that a second start is refused at once, even while the first is still making the database.
  const application = takeFileLock(dataDir, 'application.lock')
  if (!application) throw alreadyRunning(dataDir)
  try {
    const start = () => bringUp(dataDir, options, 'application')
    const held = await whileAlone(dataDir, PATIENCE_MS, start)
    if (held.postmaster.adopted)
      options.say('The database was still running from before: nothing is lost, going on with it.')
    const watch = watchOver(held, {
      alone: (work) => whileAlone(dataDir, PATIENCE_MS, work),
      start,
      say: options.say,
    })
    const stop = async (): Promise<void> => {
      const idle = watch.dismiss()
      await aloneOrNot(dataDir, () => stopAll(held))
      await idle
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
  const held = await joinCluster(options)
  const stop = (): Promise<void> => aloneOrNot(held.places.dataDir, () => leave(held))
  return describe(held, { locked: false, stop })
}

/** Joins or starts the cluster and holds it. */
export async function joinCluster(options: EmbeddedOptions): Promise<Held> {
  const dataDir = prepareDataDir(options.dataDir)
  return whileAlone(dataDir, PATIENCE_MS, () => bringUp(dataDir, options, 'user'))
}

/** Ends our session, and PostgreSQL with it. */
async function stopAll({ places, guard }: Held): Promise<void> {
  guard.end().catch(() => {})
  await stopPostmaster(places.cluster)
  removeSocketFolder(places)
}

async function leave({ places, guard }: Held): Promise<void> {
  guard.ref()
  // Own share given back first; the session may already be gone when the server beside it stopped everything.
  const last = await guard
    .query('select pg_advisory_unlock_all()')
    .then(() => wasLastUser(guard))
    .catch(() => false)
  await guard.end().catch(() => {})
  if (!last) return
  await stopPostmaster(places.cluster)
  removeSocketFolder(places)
}

async function aloneOrNot(dataDir: string, work: () => Promise<void>): Promise<void> {
  let begun = false
  const once = (): Promise<void> => {
    begun = true
    return work()
  }
  await whileAlone(dataDir, STOP_PATIENCE_MS, once).catch((error) => {
    if (begun) throw error
    return work()
  })
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
