import { firstSteps, foundInstallation, readOrganisation } from '../people/index.ts'
import { openDatabase } from '../platform/cluster/index.ts'
import { readConfig, type StartOptions } from '../platform/config/index.ts'
import { type Database, migrate, newId, openPool } from '../platform/database/index.ts'
import { checkBundle } from '../platform/http/index.ts'
import { type Halves, type Running, startServer } from '../server.ts'
import { endOnSignal } from './endOnSignal.ts'
import { greeting } from './greeting.ts'

/** Opens the database, brings it to the newest schema, founds the installation, and serves until a signal ends it. */
export async function runProgram(options: StartOptions, halves: Halves): Promise<void> {
  const config = readConfig(process.env, options)
  if (halves.web) checkBundle()
  const stack = new AsyncDisposableStack()
  const signals = endOnSignal(() => stack.disposeAsync())
  try {
    const { dataDir, databaseUrl } = config
    const opened = await openDatabase({ dataDir, databaseUrl, say: (line) => console.error(line) })
    stack.defer(() => opened.stop())
    const database = openPool({ ...opened.connection, application_name: 'amends' })
    stack.defer(() => database.close())
    await migrate(database.pool)
    // A worker founds nothing: whoever founds prints how to sign in, and only who serves knows where.
    const founded = halves.web && (await found(database))
    const running = await startServer({ config, database, halves })
    stack.defer(() => running.stop())
    // One of many on a shared database must not end the link that another has just printed.
    if (halves.web) await greet({ database, running, founded, renew: founded || halves.work })
    else console.log('Amends works: jobs and timers run in this process.')
  } catch (error) {
    await stack.disposeAsync()
    throw error
  } finally {
    signals.started()
  }
}

const found = (database: Database) =>
  database.write((tx) => foundInstallation(tx, { now: Temporal.Now.instant(), newId }))

interface Greeted {
  database: Database
  running: Running
  founded: boolean
  /** Makes a new link for the owner while set-up is not finished. */
  renew: boolean
}

async function greet({ database, running, founded, renew }: Greeted): Promise<void> {
  const now = Temporal.Now.instant()
  const steps = renew && (await database.write((tx) => firstSteps(tx, { now, newId, founded })))
  const { publicUrl, host } = running.app.config
  const { setUpAt } = await readOrganisation(database.read)
  const url = shownUrl(publicUrl, host, running.port)
  console.log(greeting({ url, steps: steps || undefined, setUp: setUpAt !== null }))
}

/** Port 0 asks the system for a free one: only now it is known which. */
function shownUrl(publicUrl: string, host: string, port: number | undefined): string {
  const url = new URL(publicUrl)
  if (url.port === '0' && port) url.port = String(port)
  return host && url.toString().replace(/\/$/, '')
}
