import type { PoolConfig } from 'pg'
import { joinCluster } from './embedded.ts'
import { DATABASE_NAME } from './guard.ts'
import { DATABASE_USER } from './initialise.ts'
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
  const held = await joinCluster({ dataDir, say, reachableHome: '/var/lib/amends', throwAway: true })
  const { socketFolder: host, port } = held.postmaster
  return {
    connection: { host, port, user: DATABASE_USER, database: DATABASE_NAME },
    postmaster: held.postmaster,
    leave: () => {
      // Unreferenced as every guard: without this the process would end in the middle of its goodbye.
      held.guard.ref()
      return held.guard.end()
    },
  }
}
