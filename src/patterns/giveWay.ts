import { readFileSync } from 'node:fs'
import { getPriority, setPriority } from 'node:os'
import type { PoolClient } from 'pg'

/** A tenth of what a request's thread gets where both want the processor: nobody feels it, and the search still ends. */
const BEHIND = 10
/** There is no place behind this one. */
const LAST = 19

/**
 * Lets everybody else go first: requests are answered as if no search ran, and the search takes what is left. Called in
 * a thread of its own; on Linux a thread has its own place in the queue, elsewhere the whole program would go last, so
 * there nothing is done.
 */
export const giveWay = (): void => goBehind(0)

/**
 * The same for the connection that reads what is searched, where its PostgreSQL is ours and on this machine: half a year
 * of interactions keeps a core busy for seconds. It only reads, so nobody waits for what it holds.
 */
export async function giveWayInDatabase(client: PoolClient, host: string | undefined): Promise<void> {
  if (!host?.startsWith('/')) return
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const pid = rows[0]?.pid
  // A socket may lead into another container, where the number means another process.
  if (pid !== undefined && nameOf(pid) === 'postgres') goBehind(pid)
}

function nameOf(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
  } catch {
    return undefined
  }
}

function goBehind(pid: number): void {
  if (process.platform !== 'linux') return
  try {
    setPriority(pid, Math.min(LAST, getPriority(pid) + BEHIND))
  } catch {
    // A container may forbid it, or PostgreSQL is another user's: then the search is only as quick as everything else.
  }
}
