import type { OpenImports } from '../intake/commands.ts'
import { machineClock } from '../language/time.ts'
import { foundInstallation } from '../people/index.ts'
import { attachOrOpen } from '../platform/cluster/index.ts'
import { readConfig } from '../platform/config/index.ts'
import { migrate, newId, openPool } from '../platform/database/index.ts'
import { LiveHub } from '../platform/live/index.ts'
import { openLog } from '../platform/log/index.ts'
import { openRooms } from '../rooms.ts'

/**
 * The rooms beside a running server, or alone on the data folder. Nothing is served here: live facts reach open screens
 * through the journal that every server reads each second, jobs through the outbox.
 */
export const openBeside: OpenImports = async (data) => {
  const config = readConfig(process.env, data === undefined ? {} : { data })
  const { dataDir, databaseUrl } = config
  const stack = new AsyncDisposableStack()
  try {
    const opened = await attachOrOpen({ dataDir, databaseUrl, say: (line) => console.error(line) })
    stack.defer(() => opened.stop())
    const database = openPool({ ...opened.connection, max: 8, application_name: 'amends import' })
    stack.defer(() => database.close())
    await migrate(database.pool)
    await database.write((tx) => foundInstallation(tx, { now: Temporal.Now.instant(), newId }))
    const log = openLog(config.logLevel)
    const live = new LiveHub(database, log)
    const { imports } = openRooms({ config, database, clock: machineClock, newId, live, log })
    return { imports, [Symbol.asyncDispose]: () => stack.disposeAsync() }
  } catch (error) {
    await stack.disposeAsync()
    throw error
  }
}
