import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { after } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { PoolConfig } from 'pg'

/** The program in a process of its own. */
export interface Program {
  child: ChildProcess
  port: number
  url: string
  connection: PoolConfig
  /** Milliseconds from spawning to serving. */
  tookMs: number
  /** The signal or code it ended with. */
  ended: Promise<string | number | null>
  /** kill -9, as if the power went. */
  kill(): Promise<void>
}

interface Start {
  halves?: 'web,work' | 'web' | 'work'
  /** Settings as a person would give them: AMENDS_DATA or DATABASE_URL, AMENDS_FAULT, SMTP_URL. */
  environment: Record<string, string>
  port?: number
}

const spawned = new Set<ChildProcess>()
const SCRIPT = fileURLToPath(new URL('process.ts', import.meta.url))

/** Starts the program; settled when it serves. Killed at the end of the file if it still runs. */
export async function startProgram({ halves = 'web,work', environment, port = 0 }: Start): Promise<Program> {
  const began = performance.now()
  const child = spawn(process.execPath, [SCRIPT, halves], {
    env: {
      ...process.env,
      AMENDS_LOG: 'silent',
      AMENDS_PORT: String(port),
      NODE_TEST_CONTEXT: '',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  spawned.add(child)
  const ended = once(child, 'exit').then(([code, signal]) => {
    spawned.delete(child)
    return signal ?? code
  })
  const line = once(createInterface({ input: child.stdout }), 'line').then(([text]) => JSON.parse(text))
  const told = await Promise.race([line, ended.then((how) => ({ how }))])
  if ('how' in told) throw new Error(`the program ended before it served (${told.how})`)
  return {
    child,
    port: told.port,
    url: `http://127.0.0.1:${told.port}`,
    connection: told.connection,
    tookMs: performance.now() - began,
    ended,
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

after(() => {
  for (const child of spawned) child.kill('SIGKILL')
})

/** A port nobody uses now, for a server that must come back where it was. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

/** DATABASE_URL of a database in the cluster of the tests. */
export const urlOf = ({ host, port, user, database }: PoolConfig): string =>
  `postgresql://${user}@/${database}?host=${encodeURIComponent(String(host))}&port=${port}`
