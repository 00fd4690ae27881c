import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fallbackChain, readOrganisation } from '../people/index.ts'
import { attachOrOpen } from '../platform/cluster/index.ts'
import type { Config } from '../platform/config/index.ts'
import { allMigrations, type Database, openPool } from '../platform/database/index.ts'
import type { Finding } from './checks.ts'
import { appliedMigrations, databaseFacts } from './store.ts'

// Deadlines are minutes; a clock that is off by more than this shows wrong ones.
const CLOCK_SECONDS = 5

/** Looks into the database: version, size, clock, schema, and whether anybody would hear an alert now. */
export async function checkInside({ dataDir, databaseUrl }: Config): Promise<Finding[]> {
  const begun = ['postgres', 'moved-to'].some((name) => existsSync(join(dataDir, name)))
  if (!databaseUrl && !begun) return [{ state: 'note', says: 'no database yet: `npm start` makes it' }]
  const opened = await attachOrOpen({ dataDir, databaseUrl, say: () => {} })
  const database = openPool({ ...opened.connection, max: 1 })
  try {
    const findings = await lookInside(database)
    return [...findings, ...(await wouldHear(database, findings))]
  } finally {
    await database.close()
    await opened.stop()
  }
}

async function lookInside({ read }: Database): Promise<Finding[]> {
  const { now, version, size, migrations } = await databaseFacts(read)
  const off = Math.abs(now.since(Temporal.Now.instant()).total('seconds'))
  const applied = migrations ? await appliedMigrations(read) : []
  const missing = (await allMigrations()).length - applied.length
  return [
    { state: 'well', says: `database answers: PostgreSQL ${version}, ${size}` },
    off > CLOCK_SECONDS
      ? {
          state: 'broken',
          says: `this machine's clock and the database's differ by ${Math.round(off)} s. Let both follow a time server.`,
        }
      : { state: 'well', says: 'clock agrees with the database' },
    missing > 0
      ? { state: 'note', says: `${missing} schema steps are missing: the next start makes them` }
      : { state: 'well', says: 'schema is the newest' },
  ]
}

async function wouldHear({ read }: Database, findings: Finding[]): Promise<Finding[]> {
  if (findings.some(({ says }) => says.includes('schema steps'))) return []
  const { setUpAt } = await readOrganisation(read)
  if (!setUpAt)
    return [{ state: 'note', says: 'set-up is not finished: `amends owner reset` prints a new link' }]
  const [first] = await fallbackChain(read, { now: Temporal.Now.instant() })
  return [
    first
      ? { state: 'well', says: `an alert now would reach ${first.name} first (${first.why})` }
      : { state: 'broken', says: 'an alert now would reach nobody: there is no owner' },
  ]
}
