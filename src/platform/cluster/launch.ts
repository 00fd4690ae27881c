import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { giveTo, ownLikeFolder } from './account.ts'
import { environmentOf } from './environment.ts'
import type { Places } from './places.ts'
import { didNotStart, unwritable } from './refusals.ts'
import { settingArguments } from './settings.ts'

const LOG_LIMIT = 10 * 1024 * 1024

/** Detached and with its log in a file, so that it outlives a kill -9 of Amends unharmed and can be adopted. */
export function launch(places: Places, throwAway: boolean): number {
  const { binaries, account, cluster, socketFolder } = places
  if (account && statSync(cluster).uid !== account.uid) giveTo(account, cluster)
  const log = openLog(places.logFile)
  const where = ['-D', cluster, '-k', socketFolder]
  const child = spawn(join(binaries.native, 'bin/postgres'), [...where, ...settingArguments({ throwAway })], {
    detached: true,
    stdio: ['ignore', log, log],
    env: environmentOf(binaries),
    cwd: cluster,
    ...(account && { uid: account.uid, gid: account.gid }),
  })
  closeSync(log)
  child.on('error', () => {})
  child.unref()
  if (child.pid) return child.pid
  throw didNotStart('start', `${child.spawnfile} does not run on this machine`)
}

function openLog(file: string): number {
  try {
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
    if (size > LOG_LIMIT) renameSync(file, `${file}.1`)
    const log = openSync(file, 'a', 0o600)
    ownLikeFolder(file)
    return log
  } catch (error) {
    throw unwritable(file, error)
  }
}

/** PostgreSQL's own reason, without time and process number, from what it logged since this start. */
export function lastWords(logFile: string, logged: number): string {
  const bytes = readFileSync(logFile)
  const lines = bytes
    .subarray(bytes.length >= logged ? logged : 0)
    .toString('utf8')
    .trimEnd()
    .split('\n')
  const fatal = lines.findLast((line) => /FATAL|PANIC|error while loading/.test(line)) ?? lines.at(-1) ?? ''
  return fatal.replace(/^.*?(FATAL|PANIC): +/, '') || 'it gave no reason'
}
