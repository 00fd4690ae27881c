import { readFileSync, writeFileSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import type { PoolClient } from 'pg'

/**
 * There is no place behind this one: a seventieth of what a request gets where both want the processor. At a tenth the
 * slowest requests took half as long again beside a search; here no longer than beside a loop that does nothing
 * (docs/features/patterns.md).
 */
const LAST = constants.priority.PRIORITY_LOW

/** Lets everybody else go before a process that does nothing but search. */
export const giveWay = (pid: number): Promise<void> => goLast(pid)

/**
 * The same for the connection that reads what is searched, where its PostgreSQL is ours and on this machine: half a year
 * of interactions keeps a core busy for seconds. It only reads, so nobody waits for what it holds.
 */
export async function giveWayInDatabase(client: PoolClient, host: string | undefined): Promise<void> {
  if (!host?.startsWith('/')) return
  // A helper of this connection would not stand behind the others.
  await client.query('set max_parallel_workers_per_gather = 0')
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const pid = rows[0]?.pid
  // A socket may lead into another container, where the number means another process.
  if (pid !== undefined && nameOf(pid) === 'postgres') await goLast(pid)
}

function nameOf(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
  } catch {
    return undefined
  }
}

/** A container may forbid it, or PostgreSQL is another user's: then the search is only as quick as everything else. */
async function goLast(pid: number): Promise<void> {
  try {
    setPriority(pid, LAST)
  } catch {
    return
  }
  if (process.platform === 'linux') await moveSession(pid)
}

/** Linux lets only one session a tenth of a second change its place, unless root asks. */
const AGAIN_MS = 120
const TRIES = 5

/**
 * Where Linux shares the processor out among sessions (sched_autogroup, the default outside containers and services), a
 * process' own place counts only inside its session. PostgreSQL gives every connection a session, and a detached process
 * is one; another's is left alone.
 */
async function moveSession(pid: number): Promise<void> {
  for (let left = TRIES; left > 0; left--)
    try {
      if (sessionOf(pid) === pid) writeFileSync(`/proc/${pid}/autogroup`, String(LAST))
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return
      await sleep(AGAIN_MS)
    }
}

/** The sixth field of `stat`, counted from behind the name, which may hold anything. */
function sessionOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[3])
}
