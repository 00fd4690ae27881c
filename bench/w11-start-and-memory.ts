/**
 * W11: milliseconds from `amends start` to the first page, on an empty folder and again, beside `node -e 0`; and memory (PSS)
 * of Node and of PostgreSQL, idle and after ratings. Needs the web bundle. `node bench/w11-start-and-memory.ts [rounds]` (3).
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { foundCompany } from '../test/faults/company.ts'
import { freePort } from '../test/faults/program.ts'
import { sendUnhappy } from '../test/faults/writers.ts'
import { temporaryFolder } from '../test/temporary.ts'
import { median } from './figures.ts'

const { positionals } = parseArgs({ allowPositionals: true })
const ROUNDS = Number(positionals[0] ?? 3)
const RATINGS = 1_000
const IDLE_MS = 5_000

const first: number[] = []
const again: number[] = []
const bare: number[] = []
for (let round = 0; round < ROUNDS; round++) {
  const folder = mkdtempSync(join(temporaryFolder(), 'amends-w11-'))
  chmodSync(folder, 0o755)
  bare.push(timeBare())
  for (const took of [first, again]) {
    const started = await start(folder)
    took.push(started.ms)
    if (took === again && round === 0) await tellMemory(started, folder)
    started.child.kill('SIGTERM')
    await once(started.child, 'exit')
  }
  rmSync(folder, { recursive: true, force: true })
}
const whole = (all: number[]): number => Math.round(median(all))
console.log(
  `first page: empty folder ${whole(first)} ms, restart ${whole(again)} ms, node alone ${whole(bare)} ms`,
)

function timeBare(): number {
  const began = performance.now()
  execFileSync(process.execPath, ['-e', '0'])
  return performance.now() - began
}

interface Started {
  child: ChildProcess
  port: number
  ms: number
}

async function start(folder: string): Promise<Started> {
  const port = await freePort()
  const began = performance.now()
  const settings = ['start', '--port', `${port}`, '--data', join(folder, 'data')]
  const child = spawn('bin/amends', settings, { stdio: ['ignore', 'ignore', 'inherit'] })
  for (;;) {
    const page = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined)
    if (page?.ok && (await page.text()).includes('<html'))
      return { child, port, ms: performance.now() - began }
    await sleep(10)
  }
}

async function tellMemory({ child, port }: Started, folder: string): Promise<void> {
  const cluster = join(folder, 'data', 'postgres')
  const [pid] = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  const tell = (when: string) =>
    console.log(`${when}: Node ${pss([child.pid ?? 0])} MB, PostgreSQL ${pss(family(Number(pid)))} MB`)
  await sleep(IDLE_MS)
  tell('idle')
  const company = await foundCompany({ host: cluster, port: 5432, user: 'amends', database: 'amends' })
  const send = (name: string) => sendUnhappy({ url: `http://127.0.0.1:${port}`, key: company.ingest, name })
  for (let sent = 0; sent < RATINGS; sent += 20)
    await Promise.all(Array.from({ length: 20 }, (_, at) => send(`m${sent + at}`)))
  await company.database.close()
  tell(`after ${RATINGS} ratings`)
}

function family(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ')
  return [pid, ...children.filter(Boolean).map(Number)]
}

function pss(pids: number[]): number {
  return Math.round(pids.reduce((sum, pid) => sum + kilobytesOf(pid), 0) / 1_024)
}

/** A helper of PostgreSQL may have ended since it was listed: it holds nothing then. */
function kilobytesOf(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8').match(/^Pss:\s+(\d+)/m)?.[1] ?? 0)
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as { code?: string }).code ?? '')) return 0
    throw error
  }
}
