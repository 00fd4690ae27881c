/**
 * W2: milliseconds from sending an unhappy rating to its alert on open desks, and beside it a server that only writes the
 * same bytes to as many streams. `node bench/w2-rating-to-desk.ts [desks,...] [alerts]` (1,100,1000,3000 and 30 unless told).
 */
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { foundCompany } from '../test/faults/company.ts'
import { openDesk } from '../test/faults/desks.ts'
import { startProgram } from '../test/faults/program.ts'
import { sendUnhappy } from '../test/faults/writers.ts'
import { temporaryFolder } from '../test/temporary.ts'
import { quantile, shown } from './figures.ts'

const { positionals } = parseArgs({ allowPositionals: true })
const DESKS = (positionals[0] ?? '1,100,1000,3000').split(',').map(Number)
const ALERTS = Number(positionals[1] ?? 30)
const APART_MS = 200

const folder = mkdtempSync(join(temporaryFolder(), 'amends-w2-'))
chmodSync(folder, 0o755)
const program = await startProgram({ halves: 'web', environment: { AMENDS_DATA: join(folder, 'data') } })
const company = await foundCompany(program.connection)
try {
  const key = await company.keyOf('Ana')
  // Language tables are loaded with the first rating.
  for (let warm = 0; warm < 20; warm++)
    await sendUnhappy({ url: program.url, key: company.ingest, name: `warm${warm}` })
  for (const desks of DESKS) {
    const ours = await watch({
      desks,
      key,
      url: program.url,
      send: (name) => sendUnhappy({ url: program.url, key: company.ingest, name }),
    })
    const raw = await rawWriter()
    const limit = await watch({
      desks,
      key,
      url: raw.url,
      send: () => fetch(`${raw.url}/send`, { method: 'POST' }),
    })
    raw.close()
    console.log(`${desks} desks: ${told(ours)} | writer alone ${told(limit)}`)
  }
} finally {
  await company.database.close()
  await program.kill()
  rmSync(folder, { recursive: true, force: true })
}

function told(took: number[]): string {
  return `p50 ${shown(quantile(took, 0.5))} p99 ${shown(quantile(took, 0.99))} ms`
}

interface Watching {
  desks: number
  key: string
  url: string
  send(name: string): Promise<unknown>
}

async function watch({ desks, key, url, send }: Watching): Promise<number[]> {
  const took: number[] = []
  let sentAt = 0
  const open = Array.from({ length: desks }, () =>
    openDesk({ url, key, onAlert: () => took.push(performance.now() - sentAt) }),
  )
  await Promise.all(open.map(({ opened }) => opened))
  for (let alert = 0; alert < ALERTS; alert++) {
    sentAt = performance.now()
    await send(`w2-${desks}-${alert}`)
    while (took.length < desks * (alert + 1)) await sleep(5)
    await sleep(APART_MS)
  }
  for (const { desk } of open) desk.close()
  return took
}

/** Writes one frame of an alert's size to every open stream, and does nothing else. */
async function rawWriter() {
  const streams = new Set<ServerResponse>()
  let count = 0
  const server = createServer((request, answer) => {
    if (request.method === 'POST') {
      count += 1
      const frame = `event: alert.raised\ndata: ${JSON.stringify({ alertId: `${count}`, rest: 'x'.repeat(900) })}\n\n`
      for (const stream of streams) stream.write(frame)
      answer.end()
      return
    }
    answer.writeHead(200, { 'content-type': 'text/event-stream' }).write('id: 1.1\n\n')
    streams.add(answer)
    answer.on('close', () => streams.delete(answer))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { url: `http://127.0.0.1:${port}`, close }
}
