import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { giveTo, ownLikeFolder } from './account.ts'
import { environmentOf } from './environment.ts'
import type { Places } from './places.ts'
import { isAlive, isTaken, processesIn, worksIn } from './processes.ts'
import { didNotStart, unwritable } from './refusals.ts'
import { settingArguments } from './settings.ts'

/** A running PostgreSQL of this data folder. */
export interface Postmaster {
  pid: number
  socketFolder: string
  port: number
  /** True when it ran already, left by a process that was killed or shared with one that runs. */
  adopted: boolean
}

/** What `postmaster.pid` says: line 1 the pid, 4 the port, 5 the socket folder, 8 the state. */
interface PidFile {
  pid: number
  port: number
  socketFolder: string
  state: string
}

const LOG_LIMIT = 10 * 1024 * 1024

/** Finds the PostgreSQL of this folder running, or starts it. The caller holds the start lock. */
export async function ensureRunning(
  places: Places,
  { throwAway }: { throwAway: boolean },
): Promise<Postmaster> {
  const left = readPidFile(places.cluster)
  if (left && worksIn(left.pid, places.cluster)) {
    const ready = await untilReady(places, left.pid)
    if (ready && existsSync(join(ready.socketFolder, `.s.PGSQL.${ready.port}`)))
      return { ...ready, adopted: true }
    // Its folder was moved under it, or somebody cleaned the socket away: nobody can reach it any more.
    await stopPostmaster(places.cluster)
  }
  await untilDeserted(places.cluster)
  removeStale(places, left)
  const logged = statSync(places.logFile, { throwIfNoEntry: false })?.size ?? 0
  const pid = launch(places, throwAway)
  const ready = await untilReady(places, pid)
  if (!ready) throw didNotStart('start', lastWords(places.logFile, logged), places.logFile)
  return { ...ready, adopted: false }
}

/**
 * Stops it within 10 s. Fast: sessions end, everything is written (SIGINT). If the disk is too slow for that, immediate
 * (SIGQUIT): nothing acknowledged is lost, the next start only reads the log again.
 */
export async function stopPostmaster(cluster: string): Promise<void> {
  const pid = readPidFile(cluster)?.pid
  if (!pid || !worksIn(pid, cluster)) return
  for (const [signal, patienceMs] of [
    ['SIGINT', 7000],
    ['SIGQUIT', 1500],
    ['SIGKILL', 500],
  ] as const) {
    if (!send(pid, signal)) return
    const until = performance.now() + patienceMs
    while (performance.now() < until) {
      if (!isAlive(pid)) return
      await sleep(5)
    }
  }
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

/** The postmaster once it takes connections; undefined when it ended instead. Recovery after a crash may take minutes. */
async function untilReady(places: Places, pid: number): Promise<Omit<Postmaster, 'adopted'> | undefined> {
  while (isAlive(pid)) {
    const file = readPidFile(places.cluster)
    if (file?.pid === pid && file.state === 'ready')
      return { pid, port: file.port, socketFolder: file.socketFolder }
    await sleep(5)
  }
  return undefined
}

/**
 * Waits until nobody works in the folder: after the postmaster itself was killed its children take a moment to notice,
 * and a second postmaster beside them would destroy data. They get 10 s; then they are a reason to refuse.
 */
async function untilDeserted(cluster: string): Promise<void> {
  const until = performance.now() + 10_000
  let left = processesIn(cluster)
  while (left.length > 0 && performance.now() < until) {
    await sleep(20)
    left = processesIn(cluster)
  }
  if (left.length > 0)
    throw didNotStart('start', `processes of an earlier one (${left.join(', ')}) still work in ${cluster}`)
}

/**
 * PostgreSQL judges a stale pid file better than we do (it also asks the shared memory), unless the number belongs to
 * another process by now, as in every restarted container, or to a zombie, or a power cut left the file empty: then it
 * only refuses.
 */
function removeStale({ cluster, socketFolder }: Places, left: PidFile | undefined): void {
  if (!left || isTaken(left.pid)) rmSync(join(cluster, 'postmaster.pid'), { force: true })
  rmSync(join(socketFolder, '.s.PGSQL.5432.lock'), { force: true })
}

/** Detached and with its log in a file, so that it outlives a kill -9 of Amends unharmed and can be adopted. */
function launch(places: Places, throwAway: boolean): number {
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
function lastWords(logFile: string, logged: number): string {
  const bytes = readFileSync(logFile)
  const lines = bytes
    .subarray(bytes.length >= logged ? logged : 0)
    .toString('utf8')
    .trimEnd()
    .split('\n')
  const fatal = lines.findLast((line) => /FATAL|PANIC|error while loading/.test(line)) ?? lines.at(-1) ?? ''
  return fatal.replace(/^.*?(FATAL|PANIC): +/, '') || 'it gave no reason'
}

function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}
