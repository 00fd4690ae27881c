import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, lchownSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Problem } from '../../language/problem.ts'

/** The account that PostgreSQL runs as when Amends runs as root. */
export interface Account {
  name: string
  uid: number
  gid: number
}

/**
 * The account for this cluster folder: undefined when Amends is not root and PostgreSQL simply runs as the same user.
 * PostgreSQL refuses root, and initdb refuses a uid without a line in passwd. A folder that already has an owner keeps
 * it, so that root and its owner can start the same folder in turn; otherwise `postgres`, else `nobody`.
 */
export function accountFor(clusterFolder: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const accounts = readAccounts()
  const owner = existsSync(clusterFolder) ? statSync(clusterFolder).uid : 0
  const chosen =
    accounts.find(({ uid }) => uid === owner && uid !== 0) ??
    accounts.find(({ name }) => name === 'postgres') ??
    accounts.find(({ name }) => name === 'nobody')
  if (chosen) return chosen
  throw new Problem(
    'no account for the database',
    'PostgreSQL does not run as root, and this machine has neither an account "postgres" nor "nobody". Start Amends as an ordinary user, or add the account: useradd --system postgres',
  )
}

function readAccounts(): Account[] {
  const lines = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : []
  return lines
    .map((line) => line.split(':'))
    .filter((parts) => parts.length >= 4)
    .map(([name, , uid, gid]) => ({ name: String(name), uid: Number(uid), gid: Number(gid) }))
}

/**
 * Whether the account can enter or read every one of these paths. Tried for real as that account (3 ms) because mode bits
 * alone do not tell about access lists or mounts that only their owner may enter.
 */
export function canReach(account: Account | undefined, ...paths: string[]): boolean {
  if (!account) return true
  const { uid, gid } = account
  const test = 'for path; do test -x "$path" || exit 1; done'
  return spawnSync('/bin/sh', ['-c', test, 'sh', ...paths], { uid, gid, cwd: '/', env: {} }).status === 0
}

/** As root, gives a new file to the owner of the folder it lies in, so that this owner can start Amends next time. */
export function ownLikeFolder(file: string): void {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = statSync(dirname(file))
  if (statSync(file).uid !== uid) chownSync(file, uid, gid)
}

/** Gives a folder and all in it to the account; symlinks themselves, never what they point to. */
export function giveTo(account: Account | undefined, path: string): void {
  if (!account) return
  const status = lstatSync(path)
  if (status.isDirectory()) for (const name of readdirSync(path)) giveTo(account, join(path, name))
  if (status.uid !== account.uid) lchownSync(path, account.uid, account.gid)
}
