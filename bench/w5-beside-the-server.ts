/**
 * Does a pattern search slow the server down? Milliseconds of a list and of an unhappy rating, sent at a steady pace whether
 * or not earlier ones are answered, turn by turn: alone, beside a bare busy loop in the last place of the queue (what any
 * work beside costs on this machine), and while one search follows the other.
 * `node bench/w5-beside-the-server.ts [interactions] [seconds a turn] [turns]` (200,000, 12 and 6 unless told).
 */
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { foundCompany } from '../test/faults/company.ts'
import { startProgram } from '../test/faults/program.ts'
import { sendUnhappy } from '../test/faults/writers.ts'
import { temporaryFolder } from '../test/temporary.ts'
import { quantile, shown } from './figures.ts'

const INTERACTIONS = Number(process.argv[2] ?? 200_000)
const SECONDS = Number(process.argv[3] ?? 12)
const ROUNDS = Number(process.argv[4] ?? 6)
const APART_MS = 25

const folder = mkdtempSync(join(temporaryFolder(), 'amends-w5-'))
chmodSync(folder, 0o755)
const program = await startProgram({ environment: { AMENDS_DATA: join(folder, 'data') } })
const company = await foundCompany(program.connection)
try {
  // The server makes the months of its tables first.
  await sleep(5_000)
  await fill()
  const key = await company.keyOf('Olav')
  const api = (method: string, path: string) =>
    fetch(`${program.url}/api/v1${path}`, { method, headers: { authorization: `Bearer ${key}` } })
  for (let warm = 0; warm < 20; warm++)
    await sendUnhappy({ url: program.url, key: company.ingest, name: `warm${warm}` })
  const alone: Took[] = []
  const besideALoop: Took[] = []
  const besideASearch: Took[] = []
  // Turn by turn, so that whatever else the machine does falls on both.
  let searches = 0
  for (let round = 0; round < ROUNDS; round++) {
    alone.push(await atSteadyPace(api))
    const stop = startLoop()
    besideALoop.push(await atSteadyPace(api))
    stop()
    let going = true
    const searching = (async () => {
      while (going) {
        await searchOnce(api)
        searches++
      }
    })()
    await sleep(500)
    besideASearch.push(await atSteadyPace(api))
    going = false
    await searching
  }
  tell('nothing', alone)
  tell('a busy loop in the last place', besideALoop)
  tell(`${searches} searches of ${INTERACTIONS} interactions`, besideASearch)
} finally {
  await company.database.close()
  await program.kill()
  rmSync(folder, { recursive: true, force: true })
}

/** Half a year of interactions, three in a hundred of which failed, with an hour of one product that fails oftener. */
async function fill(): Promise<void> {
  await company.database.pool.query(
    `insert into intake.interactions (id, external_id, occurred_at, recorded_at, channel, customer_id, product, component,
       dimensions, failed)
     select gen_random_uuid(), 'w5-' || i, at, at, (array['counter', 'app', 'phone'])[1 + i % 3], gen_random_uuid(),
       'product ' || product, 'component ' || (i / 7) % 40, jsonb_build_object('region', 'region ' || (i / 3) % 10),
       random() < case when product = 4 and extract(hour from at) = 9 then .15 else .03 end
     from (select i, i % 30 as product, now() - interval '1 second' * (1 + random() * 15000000) as at
       from generate_series(1, $1::int) i) made`,
    [INTERACTIONS],
  )
  await company.database.pool.query('analyze intake.interactions')
}

/** A process that does nothing but keep one core busy, in the place where searches stand. */
function startLoop(): () => void {
  const giveWay = new URL('../src/patterns/giveWay.ts', import.meta.url).href
  const script = `const { giveWay } = await import(${JSON.stringify(giveWay)}); await giveWay(process.pid); for (;;);`
  const loop = spawn(process.execPath, ['--input-type=module', '-e', script], { detached: true })
  return () => loop.kill('SIGKILL')
}

interface Took {
  list: number[]
  rating: number[]
}

async function searchOnce(api: (method: string, path: string) => Promise<Response>): Promise<void> {
  const { id } = await (await api('POST', '/patterns/searches')).json()
  for (let state = ''; !['done', 'failed'].includes(state); await sleep(100))
    state = (await (await api('GET', `/patterns/searches/${id}`)).json()).state
}

/** Milliseconds of each request, sent every 25 ms; every fourth is a rating that becomes an alert. */
async function atSteadyPace(api: (method: string, path: string) => Promise<Response>) {
  const took: Took = { list: [], rating: [] }
  const sent: Promise<void>[] = []
  const start = performance.now()
  for (let number = 0; number * APART_MS < SECONDS * 1000; number++) {
    await sleep(Math.max(0, start + number * APART_MS - performance.now()))
    const due = start + number * APART_MS
    const isRating = number % 4 === 0
    const name = `w5-${Math.round(start)}-${number}`
    const request = isRating
      ? sendUnhappy({ url: program.url, key: company.ingest, name })
      : api('GET', '/cases?limit=20').then((response) => response.arrayBuffer())
    sent.push(
      Promise.resolve(request).then(() => {
        took[isRating ? 'rating' : 'list'].push(performance.now() - due)
      }),
    )
  }
  await Promise.all(sent)
  return took
}

/** The median turn, for one jam of the machine falls on one turn; the worst beside it. */
function tell(beside: string, turns: Took[]): void {
  for (const what of ['list', 'rating'] as const) {
    const [p50, p99] = [0.5, 0.99].map((q) => turns.map((turn) => quantile(turn[what], q)))
    console.log(
      `${what}, beside ${beside}: p50 ${shown(quantile(p50!, 0.5))} p99 ${shown(quantile(p99!, 0.5))} ms (${turns.length} turns: p99 ${p99!.map(shown).join(', ')})`,
    )
  }
}
