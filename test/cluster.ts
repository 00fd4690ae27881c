import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PoolConfig } from 'pg'
import { joinThrowAway } from '../src/platform/cluster/throwAway.ts'
import { temporaryFolder } from './temporary.ts'

/** The cluster that all test processes of a clone share. */
export interface TestCluster {
  connection: PoolConfig
  /** Ends this process's part in it. */
  leave: () => Promise<void>
}

/** Joins the throw-away cluster of this clone and account, which the first process starts. */
export async function joinTestCluster(): Promise<TestCluster> {
  const clone = fileURLToPath(new URL('..', import.meta.url))
  const hash = createHash('sha256').update(clone).digest('hex').slice(0, 10)
  const dataDir = join(temporaryFolder(), `amends-test-${process.getuid?.() ?? 0}-${hash}`)
  const cluster = await joinThrowAway(dataDir).catch(() => {
    // Without fsync a crash of the machine may have broken it, and nothing of it is worth keeping.
    rmSync(dataDir, { recursive: true, force: true })
    return joinThrowAway(dataDir)
  })
  stopWhenDeserted(cluster.postmaster.pid)
  return cluster
}

/**
 * Leaves a small shell loop behind that stops PostgreSQL once no session has been open at three looks in a row (6 s), so
 * that test files one after the other find it running and a killed test run leaves nothing behind. Several loops do no harm.
 */
export function stopWhenDeserted(pid: number, lookEverySeconds = 2): void {
  const loop = `
    idle=0
    sessions() {
      if [ -r /proc/${pid}/task/${pid}/children ]
      then for child in $(cat /proc/${pid}/task/${pid}/children); do cat /proc/$child/cmdline; done 2>/dev/null
      else ps -A -o ppid=,command= | grep "^ *${pid} "
      fi
    }
    while kill -0 ${pid} 2>/dev/null; do
      sleep ${lookEverySeconds}
      if sessions | grep -qF '[local]'; then idle=0; else idle=$((idle + 1)); fi
      if [ $idle -ge 3 ]; then kill -INT ${pid}; exit; fi
    done`
  spawn('/bin/sh', ['-c', loop], { detached: true, stdio: 'ignore' }).unref()
}
