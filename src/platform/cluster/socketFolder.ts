import { createHash } from 'node:crypto'
import { chmodSync, chownSync, lstatSync, mkdirSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Problem } from '../../language/problem.ts'
import { type Account, canReach } from './account.ts'

// A unix socket's address holds 108 bytes on Linux and 104 on macOS, with a closing zero and "/.s.PGSQL.5432" in it.
const LONGEST = 103 - '/.s.PGSQL.5432'.length

/**
 * The folder of the unix socket: the cluster's own (closed to everybody else), or, where that path is too long for a
 * socket's address, a short one among the temporary files that only PostgreSQL's account may enter.
 */
export function socketFolderFor(cluster: string, account: Account | undefined): string {
  if (Buffer.byteLength(cluster) <= LONGEST) return cluster
  const name = `amends-${createHash('sha256').update(cluster).digest('hex').slice(0, 12)}`
  for (const parent of new Set([tmpdir(), '/tmp'])) {
    const folder = join(parent, name)
    if (Buffer.byteLength(folder) <= LONGEST && canReach(account, parent))
      return closedFolder(folder, account)
  }
  throw new Problem(
    'path too long',
    `The path ${cluster} is too long for a database socket, and so is the folder for temporary files. Name a data folder with a shorter path: --data DIR`,
  )
}

/** Takes the short folder away again when PostgreSQL has stopped; the cluster's own folder stays, of course. */
export function removeSocketFolder({
  cluster,
  socketFolder,
}: {
  cluster: string
  socketFolder: string
}): void {
  if (socketFolder === cluster) return
  try {
    rmdirSync(socketFolder)
  } catch {
    // Not empty: a PostgreSQL that another process has started meanwhile.
  }
}

function closedFolder(folder: string, account: Account | undefined): string {
  const uid = account?.uid ?? process.getuid?.()
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const status = lstatSync(folder)
  // Everybody may write among the temporary files: a link or a stranger's folder of this name must not be trusted.
  if (!status.isDirectory() || (status.uid !== uid && status.uid !== process.getuid?.()))
    throw new Problem(
      'socket folder taken',
      `${folder} belongs to somebody else, and the database needs that name. Remove it, or name a data folder with a shorter path: --data DIR`,
    )
  if (account) chownSync(folder, account.uid, account.gid)
  chmodSync(folder, 0o700)
  return folder
}
