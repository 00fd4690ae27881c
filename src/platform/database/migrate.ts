import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Pool, PoolClient } from 'pg'
import { ROOM_ORDER } from './room-order.ts'

/** One step forward for one room: plain SQL in `src/<room>/migrations/NNNN-words.sql`. */
export interface Migration {
  room: string
  name: string
  sql: string
}

const SOURCE = fileURLToPath(new URL('../../', import.meta.url))
// One migrator at a time, however many processes start together: any fixed number does ("amen" as ASCII).
const MIGRATION_LOCK = 0x616d656e

/** All migrations of all rooms, rooms in their order, files by number. */
export async function allMigrations(): Promise<Migration[]> {
  const perRoom = await Promise.all(ROOM_ORDER.map(migrationsOf))
  return perRoom.flat()
}

async function migrationsOf(room: string): Promise<Migration[]> {
  const folder = `${SOURCE}${room}/migrations/`
  const names = await readdir(folder).catch(() => [])
  const sqlFiles = names.filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    sqlFiles.map(async (name) => ({ room, name, sql: await readFile(folder + name, 'utf8') })),
  )
}

/** One word for a set of migrations: test templates and caches are keyed by it. */
export function fingerprint(migrations: Migration[]): string {
  const hash = createHash('sha256')
  for (const { room, name, sql } of migrations) hash.update(`${room}/${name}\n${sql}`)
  return hash.digest('hex').slice(0, 16)
}

/** Brings the database to the newest schema; a second call does nothing. Each migration is one transaction. */
export async function migrate(pool: Pool): Promise<{ applied: string[] }> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    return { applied: await applyMissing(client, await allMigrations()) }
  } finally {
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => {})
    client.release()
  }
}

async function applyMissing(client: PoolClient, migrations: Migration[]): Promise<string[]> {
  await client.query(`create schema if not exists platform;
    create table if not exists platform.migrations (
      name text primary key, applied_at timestamptz not null default now())`)
  const done = await client.query<{ name: string }>('select name from platform.migrations')
  const known = new Set(done.rows.map((row) => row.name))
  const missing = migrations.filter(({ room, name }) => !known.has(`${room}/${name}`))
  for (const migration of missing) await applyOne(client, migration)
  return missing.map(({ room, name }) => `${room}/${name}`)
}

async function applyOne(client: PoolClient, { room, name, sql }: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query('insert into platform.migrations (name) values ($1)', [`${room}/${name}`])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${room}/${name} failed: ${(error as Error).message}`, { cause: error })
  }
}
