import pg from 'pg'
import { DATABASE_USER } from './initialise.ts'
import type { Postmaster } from './postmaster.ts'

declare module 'pg' {
  /** There since pg 7, missing in its types: whether the open session keeps the process alive. */
  interface Client {
    ref(): void
    unref(): void
  }
}

/** The database inside the cluster that holds everything of Amends. */
export const DATABASE_NAME = 'amends'

// Two advisory locks under one number of our own ("amen"): 1 belongs to the one application, 2 is shared by all users.
const OURS = 0x616d656e
const APPLICATION = 1
const USERS = 2

/**
 * The session that holds the locks of one process, as long as it lives. It sits in the maintenance database, so that
 * `amends restore` can replace the database beside it.
 */
export async function openGuard({ socketFolder, port }: Postmaster): Promise<pg.Client> {
  const guard = new pg.Client({
    host: socketFolder,
    port,
    user: DATABASE_USER,
    database: 'postgres',
    application_name: 'amends guard',
    connectionTimeoutMillis: 10_000,
  })
  // A broken session ends; who watches listens to the end, and nobody is to fall over the error.
  guard.on('error', () => {})
  await guard.connect()
  return guard
}

/** Makes the database on the first start; answers the server's version (180004 is 18.4). */
export async function ensureDatabase(guard: pg.Client): Promise<number> {
  const found = await guard.query<{ version: number; made: boolean }>(
    `select current_setting('server_version_num')::int as version,
      exists (select from pg_database where datname = $1) as made`,
    [DATABASE_NAME],
  )
  if (!found.rows[0]?.made) await guard.query(`create database ${DATABASE_NAME}`)
  return found.rows[0]?.version ?? 0
}

/** Becomes the one application on this cluster; false when another one is. Freed by the end of the session, also kill -9. */
export async function claimApplication(guard: pg.Client): Promise<boolean> {
  return yes(guard, 'select pg_try_advisory_lock($1, $2) as yes', APPLICATION)
}

/** Says that this process uses the cluster, so that a command that started it does not stop it under another one. */
export async function joinUsers(guard: pg.Client): Promise<void> {
  await guard.query('select pg_advisory_lock_shared($1, $2)', [OURS, USERS])
}

/** Leaves the users; true when nobody else is left. The caller holds the start lock, so nobody joins meanwhile. */
export async function wasLastUser(guard: pg.Client): Promise<boolean> {
  return yes(guard, 'select pg_try_advisory_lock($1, $2) as yes', USERS)
}

async function yes(guard: pg.Client, statement: string, lock: number): Promise<boolean> {
  const answer = await guard.query<{ yes: boolean }>(statement, [OURS, lock])
  return answer.rows[0]?.yes ?? false
}
