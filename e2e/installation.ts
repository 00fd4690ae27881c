import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A real installation in a process of its own, on an empty data folder. */
export interface Installation {
  /** By host name, because passkeys need one. */
  url: string
  /** Everything the console has said. */
  said(): string
  /** Sends a signal and waits for the end; answers the exit code. */
  end(signal?: NodeJS.Signals): Promise<number | null>
}

const CLI = fileURLToPath(new URL('../src/cli.ts', import.meta.url))

/** Starts Amends and waits until the console says that it is ready. The bundle must have been built. */
export async function startInstallation(environment: NodeJS.ProcessEnv = {}): Promise<Installation> {
  const folder = await mkdtemp(join(tmpdir(), 'amends-e2e-'))
  const port = await freePort()
  const child = spawn(process.execPath, [CLI, 'start', '--port', String(port), '--data', folder], {
    env: { ...process.env, DATABASE_URL: '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (said += text))
  const ended = once(child, 'exit')
  const ready = new Promise<void>((resolve) => {
    child.stdout.on('data', () => said.includes('Ctrl-C') && resolve())
  })
  await Promise.race([ready, ended.then(() => Promise.reject(new Error(`Amends ended: ${said}`)))])
  return {
    url: `http://localhost:${port}`,
    said: () => said,
    end: async (signal = 'SIGTERM') => {
      child.kill(signal)
      const [code] = await ended
      await rm(folder, { recursive: true, force: true })
      return code
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
