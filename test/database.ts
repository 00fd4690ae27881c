import { after } from 'node:test'
import pg, { type PoolConfig } from 'pg'
import { isAlive } from '../src/platform/cluster/processes.ts'
import {
  allMigrations,
  type Database,
  fingerprint,
  migrate,
  openPool,
} from '../src/platform/database/index.ts'
import { joinTestCluster, type TestCluster } from './cluster.ts'

/** A database of one test file alone, with all migrations in it and no rows. Dropped when the file is done. */
export interface FreshDatabase extends Database {
  /** For processes and pools that the test opens itself. */
  connection: PoolConfig
}

// One number for everybody who makes the template, so that one process makes it and the others find it.
const TEMPLATE_LOCK = 0x7465
let count = 0
const made: { database: FreshDatabase; name: string }[] = []
let joined: Promise<TestCluster> | undefined

/**
 * A copy of the migrated template (about 30 ms) in the cluster that all test processes of this clone share. The first
 * test of a clone makes cluster and template; nobody has to start or stop anything.
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  joined ??= join()
  const { connection } = await joined
  count += 1
  const name = `test_${process.pid}_${count}`
  await asAdmin(connection, async (admin) => {
    const template = await ensureTemplate(admin, connection)
    // Copies files: with the throw-away settings this is faster than copying through the write-ahead log.
    await admin.query(`create database ${name} template ${template} strategy file_copy`)
  })
  const own = { ...connection, database: name }
  const database = { ...openPool({ ...own, max: 10 }), connection: own }
  made.push({ database, name })
  return database
}

after(async () => {
  if (!joined) return
  const cluster = await joined
  await Promise.all(made.map(({ database }) => database.close().catch(() => {})))
  await asAdmin(cluster.connection, async (admin) => {
    for (const { name } of made) await admin.query(`drop database if exists ${name} with (force)`)
  })
  await cluster.leave()
})

async function join(): Promise<TestCluster> {
  const cluster = await joinTestCluster()
  await asAdmin(cluster.connection, dropAbandoned)
  return cluster
}

/** Databases whose test process was killed before it could drop them; the name says which it was. */
async function dropAbandoned(admin: pg.Client): Promise<void> {
  const found = await admin.query<{ datname: string }>(
    "select datname from pg_database where datname like 'test\\_%'",
  )
  for (const { datname } of found.rows)
    if (!isAlive(Number(datname.split('_')[1])))
      await admin.query(`drop database if exists ${datname} with (force)`)
}

async function ensureTemplate(admin: pg.Client, connection: PoolConfig): Promise<string> {
  const template = `template_${fingerprint(await allMigrations())}`
  if (await exists(admin, template)) return template
  await admin.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK])
  if (!(await exists(admin, template))) await makeTemplate(admin, { template, connection })
  await admin.query('select pg_advisory_unlock($1)', [TEMPLATE_LOCK])
  return template
}

/** Made under another name and renamed when whole. Templates of earlier migrations go. */
async function makeTemplate(
  admin: pg.Client,
  { template, connection }: { template: string; connection: PoolConfig },
): Promise<void> {
  const old = await admin.query<{ datname: string }>(
    "select datname from pg_database where datname like 'template\\_%' or datname = 'half_template'",
  )
  for (const { datname } of old.rows) await admin.query(`drop database if exists ${datname} with (force)`)
  await admin.query('create database half_template')
  const half = openPool({ ...connection, database: 'half_template', max: 2 })
  try {
    await migrate(half.pool)
  } finally {
    await half.close()
  }
  await admin.query(`alter database half_template rename to ${template}`)
}

async function exists(admin: pg.Client, name: string): Promise<boolean> {
  const found = await admin.query('select 1 from pg_database where datname = $1', [name])
  return found.rowCount === 1
}

async function asAdmin(connection: PoolConfig, work: (admin: pg.Client) => Promise<void>): Promise<void> {
  const admin = new pg.Client({ ...connection, database: 'postgres' })
  await admin.connect()
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}
