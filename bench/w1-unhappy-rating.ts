/**
 * W1: unhappy ratings a second through `POST /api/v1/feedback` (case, alert, jobs and journal committed before the answer),
 * and beside it in every round pgbench writing the very same rows statement by statement into the same tables of the same
 * durable cluster. The server runs as `amends serve`: what jobs do later is not part of the answer.
 * `node bench/w1-unhappy-rating.ts [seconds a round] [rounds]` (10 and 3 unless told).
 */
import { execFile, execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs, promisify } from 'node:util'
import type { PoolConfig } from 'pg'
import { foundCompany } from '../test/faults/company.ts'
import { startProgram } from '../test/faults/program.ts'
import { temporaryFolder } from '../test/temporary.ts'
import { median, quantile, shown } from './figures.ts'
import { openLine } from './httpLine.ts'
import { processorMs } from './processorTime.ts'
import { countRows, sameRows } from './sameRows.ts'

interface Measured {
  perSecond: number
  p50: number
  p99: number
  /** Milliseconds of processor time for one: of Node, of PostgreSQL. Other work on the machine does not change them. */
  node: number
  database: number
}

const { positionals } = parseArgs({ allowPositionals: true })
const SECONDS = Number(positionals[0] ?? 10)
const ROUNDS = Number(positionals[1] ?? 3)
const CONNECTIONS = [1, 10, 50]
const OPEN_RATE = 200

const folder = mkdtempSync(join(temporaryFolder(), 'amends-w1-'))
chmodSync(folder, 0o755)
const pgbench = execFileSync('sh', ['-c', 'command -v pgbench || true'], { encoding: 'utf8' }).trim()
if (!pgbench) console.log('pgbench is not on this machine: rates are shown without their limit.')
const program = await startProgram({ halves: 'web', environment: { AMENDS_DATA: join(folder, 'data') } })
const company = await foundCompany(program.connection)
let count = 0
try {
  await hear({ connections: 4, seconds: 2 })
  const before = await countRows(company.database.pool)
  await hear({ connections: 1, seconds: 0 })
  const script = join(folder, 'same-rows.sql')
  writeFileSync(script, await sameRows(company.database.pool, before))
  console.log(`${readFileSync(script, 'utf8').split('insert into').length - 1} rows a rating`)
  for (const connections of CONNECTIONS) await compareAt(connections, script)
  await compareOpen(script)
} finally {
  await company.database.close()
  await program.kill()
  rmSync(folder, { recursive: true, force: true })
}

async function compareAt(connections: number, script: string): Promise<void> {
  const ours: Measured[] = []
  const limit: Measured[] = []
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await hear({ connections, seconds: SECONDS }))
    if (pgbench) limit.push(await bench({ connections, script }))
  }
  tell(`${connections} connections`, ours, limit)
}

async function compareOpen(script: string): Promise<void> {
  const ours: Measured[] = []
  const limit: Measured[] = []
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await hearOpen())
    if (pgbench) limit.push(await bench({ connections: 50, script, rate: OPEN_RATE }))
  }
  tell(`open loop, ${OPEN_RATE}/s`, ours, limit)
}

function tell(what: string, ours: Measured[], limit: Measured[]): void {
  const middle = (all: Measured[], of: keyof Measured) => shown(median(all.map((one) => one[of])))
  const ratios = ours.map(({ perSecond }, at) => perSecond / (limit[at]?.perSecond ?? Number.NaN))
  console.log(
    `${what}: ${middle(ours, 'perSecond')}/s p50 ${middle(ours, 'p50')} p99 ${middle(ours, 'p99')} ms, processor ${middle(ours, 'node')} + ${middle(ours, 'database')} ms` +
      (limit.length > 0
        ? ` | pgbench ${middle(limit, 'perSecond')}/s p50 ${middle(limit, 'p50')} p99 ${middle(limit, 'p99')} ms, processor ${middle(limit, 'database')} ms | ratio ${shown(median(ratios))} (${ratios.map(shown).join(', ')})`
        : ''),
  )
}

function rating(): string {
  count += 1
  return JSON.stringify({
    receivedAt: new Date().toISOString(),
    source: 'survey',
    customer: { externalId: `guest-${process.pid}-${count}`, name: 'Clara Nygaard' },
    team: 'care',
    site: 'storgata',
    scale: 'stars5',
    score: 1,
    comment: 'The cake says Happy Retirement Bob. She is six.',
  })
}

/** Closed loop: each connection sends the next rating when the last was answered. */
async function hear({ connections, seconds }: { connections: number; seconds: number }): Promise<Measured> {
  const took: number[] = []
  const lines = await Promise.all(
    Array.from({ length: connections }, () => openLine(program.port, '/api/v1/feedback', company.ingest)),
  )
  const began = performance.now()
  const used = usedNow()
  const until = began + seconds * 1_000
  await Promise.all(
    lines.map(async (line) => {
      do {
        const sent = performance.now()
        const status = await line.post(rating())
        if (status !== 201) throw new Error(`answered ${status}`)
        took.push(performance.now() - sent)
      } while (performance.now() < until)
    }),
  )
  for (const line of lines) line.close()
  return measured(took, { ms: performance.now() - began, used })
}

/** Open loop: ratings leave by the clock, whether or not earlier ones were answered; late sending counts as waiting. */
async function hearOpen(): Promise<Measured> {
  const took: number[] = []
  const lines: Awaited<ReturnType<typeof openLine>>[] = []
  const newLine = async () => {
    const line = await openLine(program.port, '/api/v1/feedback', company.ingest)
    lines.push(line)
    return line
  }
  const free = await Promise.all(Array.from({ length: 100 }, newLine))
  const began = performance.now()
  const used = usedNow()
  const sending: Promise<void>[] = []
  for (let sent = 0; sent < SECONDS * OPEN_RATE; sent++) {
    const due = began + (sent * 1_000) / OPEN_RATE
    while (performance.now() < due) await sleep(1)
    // More than a hundred wait for their answer: another customer still comes.
    // The one that rested longest: after five seconds of rest the server would close it.
    const line = free.shift() ?? (await newLine())
    sending.push(
      line.post(rating()).then(() => {
        took.push(performance.now() - due)
        free.push(line)
      }),
    )
  }
  await Promise.all(sending)
  for (const line of lines) line.close()
  return measured(took, { ms: performance.now() - began, used })
}

function usedNow() {
  const file = join(folder, 'data', 'postgres', 'postmaster.pid')
  const postmaster = Number(readFileSync(file, 'utf8').split('\n')[0])
  return { node: processorMs(program.child.pid ?? 0), database: processorMs(postmaster) }
}

interface Span {
  ms: number
  used: ReturnType<typeof usedNow>
}

function measured(took: number[], { ms, used }: Span): Measured {
  const now = usedNow()
  const each = {
    node: (now.node - used.node) / took.length,
    database: (now.database - used.database) / took.length,
  }
  return {
    ...each,
    perSecond: (took.length * 1_000) / ms,
    p50: quantile(took, 0.5),
    p99: quantile(took, 0.99),
  }
}

interface Benched {
  connections: number
  script: string
  rate?: number
}

async function bench({ connections, script, rate }: Benched): Promise<Measured> {
  const { host, port, user, database } = program.connection as PoolConfig
  const threads = Math.min(connections, 2)
  const log = join(folder, `log-${performance.now()}`)
  const settings = [
    '-n',
    '-M',
    'prepared',
    '-f',
    script,
    '-c',
    `${connections}`,
    '-j',
    `${threads}`,
    '-T',
    `${SECONDS}`,
  ]
  const where = ['-h', `${host}`, '-p', `${port}`, '-U', `${user}`, `${database}`]
  const began = performance.now()
  const used = usedNow()
  await promisify(execFile)(pgbench, [
    ...settings,
    ...(rate ? ['-R', `${rate}`] : []),
    '-l',
    `--log-prefix=${log}`,
    ...where,
  ])
  const ms = performance.now() - began
  const took = readdirSync(folder)
    .filter((name) => join(folder, name).startsWith(log))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
    .map((line) => Number(line.split(' ')[2]) / 1_000)
  return measured(took, { ms, used })
}
