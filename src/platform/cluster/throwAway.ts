import type { PoolConfig } from 'pg'
import { joinCluster } from './embedded.ts'
import type { Postmaster } from './postmaster.ts'

/** A cluster for tests: not durable, shared by processes, stopped by whoever looks after it. */
export interface ThrowAwayCluster {
  connection: PoolConfig
  postmaster: Postmaster
  /** Ends this process's session; PostgreSQL goes on. */
  leave: () => Promise<void>
}

/** Joins or starts a throw-away cluster. For the test harness only: its settings give durability up for speed. */
export async function joinThrowAway(dataDir: string): Promise<ThrowAwayCluster> {
  const say = (): void => {}
  const options = { dataDir, say, reachableHome: '/var/lib/amends', throwAway: true }
  const { database, held } = await joinCluster(options)
  return {
    connection: database.connection,
    postmaster: held.postmaster,
    leave: () => held.guard.end(),
  }
}
