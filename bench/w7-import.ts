/**
 * W7: rows a second of `amends import interactions`, and beside it in the same run COPY of the very rows it wrote, into
 * the same tables with the same indexes. `node bench/w7-import.ts [rows]` (100,000 unless told).
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { attachOrOpen } from '../src/platform/cluster/index.ts'
import { temporaryFolder } from '../test/temporary.ts'

const TABLES = ['customers.customers', 'customers.identities', 'intake.external_ids', 'intake.interactions']
const { positionals } = parseArgs({ allowPositionals: true })
const rows = Number(positionals[0] ?? 100_000)
const folder = mkdtempSync(join(temporaryFolder(), 'amends-w7-'))
await chmod(folder, 0o755)
try {
  const file = join(folder, 'interactions.csv')
  await writeRows(file)
  const imported = await timeImport(file)
  const again = await timeImport(file)
  const copied = await timeCopy()
  const perSecond = (seconds: number) => Math.round(rows / seconds)
  console.table({
    'amends import': {
      seconds: imported.seconds,
      'rows/s': perSecond(imported.seconds),
      'peak MB': imported.peakMb,
    },
    'the same file again': {
      seconds: again.seconds,
      'rows/s': perSecond(again.seconds),
      'peak MB': again.peakMb,
    },
    'COPY of the same rows': { seconds: copied, 'rows/s': perSecond(copied), 'peak MB': 0 },
  })
  console.log(
    `import / COPY = ${(copied / imported.seconds).toFixed(2)} (goal 0.3), start of the program included`,
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function writeRows(path: string): Promise<void> {
  const out = createWriteStream(path)
  out.write(
    'externalId,occurredAt,channel,customer.externalId,product,dimensions.late,value.amount,value.currency\n',
  )
  for (let at = 0; at < rows; at++) {
    const time = new Date(Date.UTC(2025, 0, 1) + at * 311_000 * (100_000 / rows)).toISOString()
    const line = `i-${at},${time},${['web', 'shop', 'phone'][at % 3]},c-${(at * 7919) % Math.ceil(rows / 4)},product ${at % 50},${at % 9 === 0 ? 'yes' : 'no'},${100 + (at % 9_000)},EUR\n`
    if (!out.write(line)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
}

async function timeImport(file: string): Promise<{ seconds: number; peakMb: number }> {
  const began = performance.now()
  const cli = new URL('../src/cli.ts', import.meta.url).pathname
  const child = spawn(
    process.execPath,
    [cli, 'import', 'interactions', file, '--data', join(folder, 'data')],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  let peakKb = 0
  const look = setInterval(() => {
    try {
      peakKb = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? peakKb)
    } catch {
      // It has just ended.
    }
  }, 100)
  const [code] = await once(child, 'exit')
  clearInterval(look)
  if (code !== 0) throw new Error(`import ended with ${code}`)
  return { seconds: secondsSince(began), peakMb: Math.round(peakKb / 1024) }
}

function secondsSince(began: number): number {
  return Math.round((performance.now() - began) / 10) / 100
}

/** Server-side COPY from files into empty tables made like ours, one transaction. */
async function timeCopy(): Promise<number> {
  const opened = await attachOrOpen({ dataDir: join(folder, 'data'), say: () => {} })
  const client = new pg.Client(opened.connection)
  await client.connect()
  const copies = join(folder, 'copies')
  await mkdir(copies)
  await chmod(copies, 0o777)
  await client.query('create schema bench')
  for (const table of TABLES) {
    const plain = table.replace('.', '_')
    await client.query(`copy (select * from ${table}) to '${copies}/${plain}'`)
    await client.query(`create table bench.${plain} (like ${table} including all)`)
  }
  await client.query('checkpoint')
  const began = performance.now()
  await client.query('begin')
  for (const table of TABLES) {
    const plain = table.replace('.', '_')
    await client.query(`copy bench.${plain} from '${copies}/${plain}'`)
  }
  await client.query('commit')
  const seconds = secondsSince(began)
  await client.end()
  await opened.stop()
  return seconds
}
