/**
 * Replays all migrations on an empty database and writes what they make into docs/schema.sql: `node bin/schema.ts`. With
 * `--check` it writes nothing and fails where the file says something else. Needs nothing but the packages.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import pg, { type PoolConfig } from 'pg'
import { migrate, openPool } from '../src/platform/database/index.ts'
import { joinTestCluster } from '../test/cluster.ts'
import { readSchema } from './readSchema.ts'

const FILE = new URL('../docs/schema.sql', import.meta.url)
// Fewer would mean that the migrations were not found: a check that looked at nothing must not pass.
const FEWEST_TABLES = 30

const cluster = await joinTestCluster()
const name = `test_${process.pid}_schema`
const admin = new pg.Client({ ...cluster.connection, database: 'postgres' })
await admin.connect()
try {
  await admin.query(`create database ${name}`)
  const schema = await replayed({ ...cluster.connection, database: name })
  await admin.query(`drop database ${name} with (force)`)
  if (!process.argv.includes('--check')) writeFileSync(FILE, schema)
  else if (schema !== readFileSync(FILE, 'utf8')) {
    console.error('docs/schema.sql is not what the migrations make. Run: node bin/schema.ts')
    process.exitCode = 1
  }
} finally {
  await admin.end()
  await cluster.leave()
}

async function replayed(connection: PoolConfig): Promise<string> {
  const database = openPool({ ...connection, max: 2 })
  try {
    const { applied } = await migrate(database.pool)
    const again = await migrate(database.pool)
    if (again.applied.length > 0) throw new Error(`applied twice: ${again.applied.join(', ')}`)
    const { text, tables } = await readSchema(database.pool)
    if (tables < FEWEST_TABLES)
      throw new Error(`${applied.length} migrations made ${tables} tables; more were expected`)
    return text
  } finally {
    await database.close()
  }
}
