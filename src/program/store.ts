import { rows, type Tx } from '../platform/database/index.ts'

/** The database's own clock, and how much of the schema is there. */
export const databaseFacts = (tx: Tx) =>
  rows<{ now: Temporal.Instant; version: string; size: string; migrations: string | null }>(
    tx,
    `select clock_timestamp() as now, current_setting('server_version') as version,
       pg_size_pretty(pg_database_size(current_database())) as size,
       to_regclass('platform.migrations')::text as migrations`,
  ).then(([row]) => row!)

export const appliedMigrations = (tx: Tx) =>
  rows<{ name: string }>(tx, 'select name from platform.migrations')
