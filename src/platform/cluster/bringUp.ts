import type pg from 'pg'
import { claimApplication, ensureDatabase, joinUsers, openGuard } from './guard.ts'
import { initialiseWhenEmpty } from './initialise.ts'
import { findPlaces, type Places } from './places.ts'
import { ensureRunning, type Postmaster, stopPostmaster } from './postmaster.ts'
import { alreadyRunning } from './refusals.ts'

/** How an embedded database is opened; the tests bring their own places and settings. */
export interface EmbeddedOptions {
  dataDir: string
  say: (line: string) => void
  /** Where programs and database go when only root can enter the data folder. */
  reachableHome: string
  /** True for clusters of tests that may be lost with the machine. */
  throwAway: boolean
}

/** Everything one process holds while it uses the cluster. */
export interface Held {
  places: Places
  postmaster: Postmaster
  /** The session with this process's locks. */
  guard: pg.Client
  /** 180004 is 18.4. */
  version: number
}

/** Application: the one on its folder. User: one of many commands beside it. */
export type Role = 'application' | 'user'

/** From whatever state the folder is in to a running database with our locks on it. The caller holds the start lock. */
export async function bringUp(dataDir: string, options: EmbeddedOptions, role: Role): Promise<Held> {
  // The place is the server's news; a command beside it has its own things to say.
  const say = role === 'application' ? options.say : () => {}
  const places = findPlaces(dataDir, options.reachableHome, say)
  await initialiseWhenEmpty(places)
  const postmaster = await ensureRunning(places, options)
  try {
    const guard = await openGuard(postmaster)
    const version = await lock(guard, dataDir, role)
    // A command that forgets to let go still ends; PostgreSQL then stays and is found again.
    guard.unref()
    return { places, postmaster, guard, version }
  } catch (error) {
    // What we started ourselves and cannot use must not stay behind; what ran before is not ours to stop.
    if (!postmaster.adopted) await stopPostmaster(places.cluster)
    throw error
  }
}

async function lock(guard: pg.Client, dataDir: string, role: Role): Promise<number> {
  try {
    if (role === 'application' && !(await claimApplication(guard))) throw alreadyRunning(dataDir)
    await joinUsers(guard)
    return await ensureDatabase(guard)
  } catch (error) {
    guard.end().catch(() => {})
    throw error
  }
}
