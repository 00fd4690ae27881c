import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Places } from './places.ts'
import { canSeeProcesses, isTaken, processesIn } from './processes.ts'

/** What `postmaster.pid` says: line 1 the pid, 4 the port, 5 the socket folder, 8 the state. */
export interface PidFile {
  pid: number
  port: number
  socketFolder: string
  state: string
}

/** Undefined when there is none, or only part of it is written yet. */
export function readPidFile(cluster: string): PidFile | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number(lines[0])
    if (!Number.isInteger(pid) || pid <= 0) return undefined
    return { pid, port: Number(lines[3]), socketFolder: lines[4] ?? '', state: lines[7]?.trim() ?? '' }
  } catch {
    return undefined
  }
}

/**
 * Waits until nobody works in the folder, at most so long; answers who still does. After the postmaster itself was killed
 * its children take a moment to notice, and a second postmaster beside them would destroy data.
 */
export async function untilDeserted(cluster: string, patienceMs: number): Promise<number[]> {
  const until = performance.now() + patienceMs
  let left = processesIn(cluster)
  while (left.length > 0 && performance.now() < until) {
    await sleep(20)
    left = processesIn(cluster)
  }
  return left
}

/**
 * Takes away what a PostgreSQL that ended without a goodbye left behind, once nobody works in its folder. Its own judgement
 * is not enough: it refuses when the file is empty (power cut) or the number belongs to another process or a zombie, and
 * in a restarted container the new one often gets the very number that the old file calls ready. Where processes cannot
 * be seen it judges by itself, by the shared memory, except where it would only refuse.
 */
export function removeStale({ cluster, socketFolder }: Places, left: PidFile | undefined): void {
  if (canSeeProcesses || !left || isTaken(left.pid)) rmSync(join(cluster, 'postmaster.pid'), { force: true })
  rmSync(join(socketFolder, '.s.PGSQL.5432.lock'), { force: true })
}
