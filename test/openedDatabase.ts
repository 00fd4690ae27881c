import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { afterEach } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { PoolConfig } from 'pg'

/** What another process that opens a database reported. */
export interface OpenedElsewhere {
  child: ChildProcess
  /** Settled when it is open or refused. */
  outcome: Promise<Outcome>
  /** Lines it said to a person, growing. */
  said: string[]
  /** Exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals | null>
}

/** Open with these settings, or refused with this sentence. */
export type Outcome =
  | { open: true; connection: PoolConfig; adopted: boolean }
  | { open: false; code: string; message: string }

const running = new Set<ChildProcess>()

/** Opens the database of a data folder in a process of its own, which can be killed. */
export function openElsewhere({
  dataDir,
  as = 'application',
}: {
  dataDir: string
  as?: 'application' | 'user'
}): OpenedElsewhere {
  const script = fileURLToPath(new URL('opener.ts', import.meta.url))
  const child = spawn(process.execPath, [script, as, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  running.add(child)
  const { promise: outcome, resolve } = Promise.withResolvers<Outcome>()
  const ended = new Promise<number | NodeJS.Signals | null>((done) => {
    child.on('exit', (code, signal) => {
      running.delete(child)
      done(code ?? signal)
    })
  })
  const said: string[] = []
  createInterface({ input: child.stdout }).on('line', (line) => {
    const heard: Outcome | { said: string } = JSON.parse(line)
    if ('said' in heard) said.push(heard.said)
    else resolve(heard)
  })
  ended.then((code) => resolve({ open: false, code: 'ended', message: `ended with ${code}` }))
  return { child, outcome, said, ended }
}

// What a test leaves running would keep its file from ending.
afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
})
