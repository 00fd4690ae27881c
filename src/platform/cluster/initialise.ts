import { spawn } from 'node:child_process'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
} from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { giveTo } from './account.ts'
import { EMBEDDED_MAJOR } from './binaries.ts'
import { environmentOf } from './environment.ts'
import type { Places } from './places.ts'
import { didNotStart, notWhole, otherMajor, reasonOf, unwritable } from './refusals.ts'

/** The account inside PostgreSQL that Amends uses. */
export const DATABASE_USER = 'amends'

/** Makes the cluster when there is none; answers whether it did. A folder that is only half a cluster is refused. */
export async function initialiseWhenEmpty(places: Places): Promise<boolean> {
  await removeLeftovers(places.cluster)
  if (isEmpty(places.cluster)) {
    await initialise(places)
    return true
  }
  checkWhole(places.cluster)
  return false
}

/**
 * Made in a folder of another name and renamed when whole: a start that is killed half-way leaves nothing that could be
 * taken for a database, and of two first starts one wins.
 */
async function initialise(places: Places): Promise<void> {
  const half = `${places.cluster}.new-${process.pid}`
  try {
    makeFolder(half, places)
    await runInitdb(half, places)
    if (existsSync(places.cluster)) rmdirSync(places.cluster)
    renameSync(half, places.cluster)
    syncFolder(dirname(places.cluster))
  } catch (error) {
    await remove(half)
    throw error
  }
}

function makeFolder(half: string, { account }: Places): void {
  try {
    mkdirSync(half, { mode: 0o700 })
    giveTo(account, half)
  } catch (error) {
    throw unwritable(dirname(half), error)
  }
}

async function runInitdb(folder: string, { binaries, account }: Places): Promise<void> {
  const shape = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  // trust: the socket lies in a folder that nobody but PostgreSQL's account and root can enter, and nothing else listens.
  const access = ['--username', DATABASE_USER, '--auth=trust', '--no-instructions']
  // One call for the whole file system instead of a thousand: 1.1 s instead of 2.4 s while the disk is busy.
  const sync = process.platform === 'linux' ? ['--sync-method=syncfs'] : []
  const child = spawn(join(binaries.native, 'bin/initdb'), ['-D', folder, ...shape, ...access, ...sync], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: environmentOf(binaries),
    cwd: '/',
    ...(account && { uid: account.uid, gid: account.gid }),
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const { promise, resolve, reject } = Promise.withResolvers<number | null>()
  child.on('error', (error) => reject(didNotStart('run', reasonOf(error))))
  child.on('close', resolve)
  if ((await promise) !== 0) throw didNotStart('make its folder', lastError(said))
}

function lastError(said: string): string {
  const lines = said.split('\n').filter((line) => line.trim() !== '')
  const error = lines.find((line) => /error|fatal|cannot/i.test(line)) ?? lines.at(-1) ?? 'it gave no reason'
  return error.replace(/^.*?initdb: (error: )?/, '').trim()
}

/** What an interrupted first start left behind. Nobody else is starting: the caller holds the start lock. */
async function removeLeftovers(cluster: string): Promise<void> {
  const mark = `${basename(cluster)}.new-`
  const left = readdirSync(dirname(cluster)).filter((name) => name.startsWith(mark))
  for (const name of left) await remove(join(dirname(cluster), name))
}

// Tried again for a moment, because an initdb whose Amends was killed may still be writing there.
const remove = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })

const isEmpty = (folder: string): boolean => !existsSync(folder) || readdirSync(folder).length === 0

function checkWhole(cluster: string): void {
  const parts = [
    'PG_VERSION',
    'global/pg_control',
    'base',
    'pg_wal',
    'pg_xact',
    'pg_hba.conf',
    'postgresql.conf',
  ]
  const missing = parts.find((part) => !existsSync(join(cluster, part)))
  if (missing) throw notWhole(cluster, missing)
  const made = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (made !== String(EMBEDDED_MAJOR)) throw otherMajor(cluster, made, EMBEDDED_MAJOR)
}

/** A rename is on disk only when the folder that holds the name is. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
