import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { claimApplication, ensureDatabase, joinUsers, openGuard } from './guard.ts'
import { initialiseWhenEmpty } from './initialise.ts'
import { findPlaces, type Places } from './places.ts'
import { ensureRunning, type Postmaster, type StartOptions, stopPostmaster } from './postmaster.ts'
import { alreadyRunning, didNotStart } from './refusals.ts'

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
  const { postmaster, guard } = await reach(places, { throwAway: options.throwAway, say })
  try {
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

// Cannot connect now, ended by an administrator or a crash, no socket yet or no longer, session broken off.
const PASSING = ['57P03', '57P01', '57P02', 'ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE']

/**
 * A session in the running PostgreSQL. One that was just about to end when it was found is not the last word: it is
 * looked for again, and started, for 15 s.
 */
async function reach(
  places: Places,
  options: StartOptions,
): Promise<{ postmaster: Postmaster; guard: pg.Client }> {
  const until = performance.now() + 15_000
  for (;;) {
    const postmaster = await ensureRunning(places, options)
    const guard = await openGuard(postmaster).catch((error: Error) => error)
    if (!(guard instanceof Error)) return { postmaster, guard }
    const code = 'code' in guard ? String(guard.code) : ''
    const passing = PASSING.includes(code) || /terminated unexpectedly/.test(guard.message)
    if (!passing || performance.now() > until) throw didNotStart('take us in', guard.message, places.logFile)
    await sleep(50)
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
