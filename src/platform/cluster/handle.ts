import type { PoolConfig } from 'pg'

/** An open database: how to connect to it, and how to let it go. */
export interface OpenDatabase {
  /** `embedded`: ours, in the data folder. `external`: the one DATABASE_URL names. */
  kind: 'embedded' | 'external'
  /** For `new pg.Pool({ ...connection, max })`. */
  connection: PoolConfig
  /** The server's version as PostgreSQL counts it: 180004 is 18.4. */
  version: number
  /** True when the embedded PostgreSQL was already running. */
  adopted: boolean
  /** True when this process is the one application of its data folder. */
  locked: boolean
  /**
   * Lets go: the application stops the embedded PostgreSQL within 10 s, a command stops it only when nobody else uses it.
   * May be called again; close pools first.
   */
  stop(): Promise<void>
}
