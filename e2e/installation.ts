import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { temporaryFolder } from '../test/temporary.ts'

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

/** An empty folder among the temporary ones, open to the account of PostgreSQL as an ordinary folder is. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(temporaryFolder(), 'amends-e2e-'))
  chmodSync(folder, 0o755)
  return folder
}

/**
 * Starts Amends and waits until the console says that it is ready. The bundle must have been built. Without a folder of
 * the caller's it lives in one of its own, which goes with it.
 */
export async function startInstallation(
  environment: NodeJS.ProcessEnv = {},
  given?: string,
): Promise<Installation> {
  const folder = given ?? emptyFolder()
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
      if (!given) rmSync(folder, { recursive: true, force: true })
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
