import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { lastWords, launch } from './launch.ts'
import { readPidFile, removeStale, untilDeserted } from './pidFile.ts'
import type { Places } from './places.ts'
import { isAlive, worksIn } from './processes.ts'
import { didNotStart } from './refusals.ts'

/** A running PostgreSQL of this data folder. */
export interface Postmaster {
  pid: number
  socketFolder: string
  port: number
  /** True when it ran already, left by a process that was killed or shared with one that runs. */
  adopted: boolean
}

/** Whether its data may be lost with the machine, and who hears why a start takes long. */
export interface StartOptions {
  throwAway: boolean
  say: (line: string) => void
}

/** Finds the PostgreSQL of this folder running, or starts it. The caller holds the start lock. */
export async function ensureRunning(places: Places, { throwAway, say }: StartOptions): Promise<Postmaster> {
  const left = readPidFile(places.cluster)
  if (left && worksIn(left.pid, places.cluster)) {
    const ready = await untilReady(places.cluster, left.pid, say)
    if (ready && existsSync(join(ready.socketFolder, `.s.PGSQL.${ready.port}`)))
      return { ...ready, adopted: true }
    // Its folder was moved under it, or somebody cleaned the socket away: nobody can reach it any more.
    await stopPostmaster(places.cluster)
  }
  const strangers = await untilDeserted(places.cluster, 10_000)
  if (strangers.length > 0)
    throw didNotStart('start', `processes ${strangers.join(', ')} still work in ${places.cluster}`)
  removeStale(places, left)
  const logged = statSync(places.logFile, { throwIfNoEntry: false })?.size ?? 0
  const pid = launch(places, throwAway)
  const ready = await untilReady(places.cluster, pid, say)
  if (!ready) throw didNotStart('start', lastWords(places.logFile, logged), places.logFile)
  return { ...ready, adopted: false }
}

/**
 * Stops it within 10 s. Fast: sessions end, everything is written (SIGINT). If the disk is too slow for that, immediate
 * (SIGQUIT): nothing acknowledged is lost, the next start only reads the log again.
 */
export async function stopPostmaster(cluster: string): Promise<void> {
  const pid = readPidFile(cluster)?.pid
  if (pid && worksIn(pid, cluster)) await end(pid)
  // Children of one that was killed take a moment to notice.
  await untilDeserted(cluster, 1_000)
}

const MEANS = [
  ['SIGINT', 6_500],
  ['SIGQUIT', 1_500],
  ['SIGKILL', 500],
] as const

async function end(pid: number): Promise<void> {
  for (const [signal, patienceMs] of MEANS) {
    if (!send(pid, signal)) return
    const until = performance.now() + patienceMs
    while (performance.now() < until) {
      if (!isAlive(pid)) return
      await sleep(5)
    }
  }
}

/** The postmaster once it takes connections; undefined when it ended instead. Recovery after a crash may take minutes. */
async function untilReady(
  cluster: string,
  pid: number,
  say: (line: string) => void,
): Promise<Omit<Postmaster, 'adopted'> | undefined> {
  const patience = setTimeout(
    () => say('The database is reading its log again after a crash; this may take a while.'),
    3_000,
  )
  try {
    while (isAlive(pid)) {
      const file = readPidFile(cluster)
      if (file?.pid === pid && file.state === 'ready')
        return { pid, port: file.port, socketFolder: file.socketFolder }
      await sleep(5)
    }
    return undefined
  } finally {
    clearTimeout(patience)
  }
}

function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}
