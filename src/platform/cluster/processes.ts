import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'

/** Whether every process and its working folder can be looked at, as in /proc. */
export const canSeeProcesses = process.platform === 'linux'

/** Whether the process runs; a zombie (dead, but not yet collected by its parent) does not. */
export function isAlive(pid: number): boolean {
  if (!canSeeProcesses) return psLine(pid) !== undefined
  try {
    // The state follows the program name, which stands in brackets and may itself hold spaces and brackets.
    const state = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.[0]
    return state !== 'Z' && state !== 'X'
  } catch {
    return false
  }
}

/** Whether the number belongs to any process at all, be it a zombie or somebody else's. */
export function isTaken(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Whether the process runs with this folder as its working folder, as every PostgreSQL process does with its cluster. */
export function worksIn(pid: number, folder: string): boolean {
  // Without /proc: the command line names the folder, because we start postgres with -D.
  if (!canSeeProcesses) return psLine(pid)?.includes(folder) ?? false
  try {
    const [its, ours] = [statSync(`/proc/${pid}/cwd`), statSync(folder)]
    return its.dev === ours.dev && its.ino === ours.ino && isAlive(pid)
  } catch {
    return false
  }
}

/** The processes that work in this folder; empty where the machine cannot tell (no /proc). */
export function processesIn(folder: string): number[] {
  if (!canSeeProcesses) return []
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && worksIn(pid, folder))
}

function psLine(pid: number): string | undefined {
  const line = spawnSync('ps', ['-o', 'stat=,command=', '-p', String(pid)], {
    encoding: 'utf8',
  }).stdout?.trim()
  return line && !line.startsWith('Z') ? line : undefined
}
