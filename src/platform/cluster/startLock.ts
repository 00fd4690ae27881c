import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { Problem } from '../../language/problem.ts'
import { ownLikeFolder } from './account.ts'
import { unwritable } from './refusals.ts'

/** A lock that the kernel frees when its holder ends, however it ends. */
export interface FileLock {
  release(): void
}

const BUSY = 5

/**
 * Takes the named lock file in a folder; undefined when another process has it. Node has no file locks of its own, but
 * the SQLite built into it takes real ones (fcntl): freed by kill -9, seen across containers that share a volume, 1 ms.
 */
export function takeFileLock(folder: string, name: string): FileLock | undefined {
  let file: DatabaseSync | undefined
  try {
    file = new DatabaseSync(join(folder, name), { timeout: 0 })
    ownLikeFolder(join(folder, name))
    file.exec('begin exclusive')
    return { release: once(file) }
  } catch (error) {
    file?.close()
    if (isBusy(error)) return undefined
    throw unwritable(folder, error)
  }
}

/**
 * Runs the work while no other process starts, adopts or stops the database of this folder. Without it two starts could
 * both see a stale postmaster.pid and the second could remove the first one's fresh file.
 */
export async function whileAlone<T>(folder: string, waitMs: number, work: () => Promise<T>): Promise<T> {
  const until = performance.now() + waitMs
  let lock = takeFileLock(folder, 'start.lock')
  while (!lock) {
    if (performance.now() > until) throw startingElsewhere(folder)
    await sleep(10)
    lock = takeFileLock(folder, 'start.lock')
  }
  try {
    return await work()
  } finally {
    lock.release()
  }
}

function once(file: DatabaseSync): () => void {
  let open = true
  return () => {
    if (open) file.close()
    open = false
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && Number(error.errcode) % 256 === BUSY

const startingElsewhere = (folder: string): Problem =>
  new Problem(
    'data folder busy',
    `Another process has been starting or stopping the database in ${folder} for a while. Wait until it is done and try again.`,
  )
