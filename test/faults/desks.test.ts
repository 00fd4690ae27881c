import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { freshDatabase } from '../database.ts'
import { foundCompany } from './company.ts'
import { type OpenDesk, openDesk } from './desks.ts'
import { freePort, startProgram, urlOf } from './program.ts'
import { sized } from './size.ts'
import { sendUnhappy } from './writers.ts'

const LONGEST_MS = sized(90_000, 600_000)
const SEEN_MS = 10_000

async function oneServer() {
  const { connection } = await freshDatabase()
  const environment = { DATABASE_URL: urlOf(connection) }
  const port = await freePort()
  const start = () => startProgram({ halves: 'web', environment, port })
  const company = await foundCompany(connection)
  return { environment, start, company }
}

async function raise(url: string, key: string, name: string): Promise<string> {
  for (;;) {
    const { id, text } = await sendUnhappy({ url, key, name, receivedAt: RECEIVED })
    if (id) return JSON.parse(text).alert.id
    await sleep(100)
  }
}
const RECEIVED = new Date().toISOString()

async function until(isTrue: () => boolean, what: () => string): Promise<void> {
  const end = performance.now() + SEEN_MS
  while (!isTrue()) {
    assert.ok(performance.now() < end, what())
    await sleep(20)
  }
}

test('F24: a server that is killed and comes back shows every desk every alert it may see, and nobody else any', {
  timeout: LONGEST_MS,
}, async (t) => {
  const { start, company } = await oneServer()
  let program = await start()
  const seats = sized(50, 1_000)
  const [entitled, other] = [await company.keyOf('Ana'), await company.keyOf('Greta')]
  // One in ten works at another site and must not see an alert of the care team.
  const desks = Array.from({ length: seats }, (_, seat) => {
    const key = seat % 10 === 9 ? other : entitled
    return { key, ...openDesk({ url: program.url, key }) }
  })
  await Promise.all(desks.map(({ opened }) => opened))
  const raised = [await raise(program.url, company.ingest, 'before')]
  await program.kill()
  const meanwhile = ['first', 'second', 'third'].map((name) => raise(program.url, company.ingest, name))
  program = await start()
  raised.push(...(await Promise.all(meanwhile)), await raise(program.url, company.ingest, 'after'))
  const entitledDesks = desks.filter(({ key }) => key === entitled).map(({ desk }) => desk)
  await until(
    () => entitledDesks.every((desk) => raised.every((id) => desk.alerts.has(id))),
    () =>
      `missing: ${entitledDesks.filter((desk) => raised.some((id) => !desk.alerts.has(id))).length} desks`,
  )
  const others = desks.filter(({ key }) => key === other)
  assert.ok(others.every(({ desk }) => desk.alerts.size === 0))
  t.diagnostic(`${seats} desks, ${raised.length} alerts, most often shown ${mostOften(entitledDesks)} times`)
  for (const { desk } of desks) desk.close()
  await program.kill()
  await company.database.close()
})

const mostOften = (desks: OpenDesk[]): number =>
  Math.max(...desks.flatMap(({ alerts }) => [...alerts.values()]))

test('F24: an alert whose transaction commits late, after younger ones were shown, is not skipped by a desk that comes back', {
  timeout: LONGEST_MS,
}, async () => {
  const { start, company } = await oneServer()
  const program = await start()
  const key = await company.keyOf('Ana')
  const { desk, opened } = openDesk({ url: program.url, key })
  await opened
  const late = await company.database.pool.connect()
  await late.query('begin')
  await late.query(
    `insert into platform.journal (at, fact, actor, live, body)
     values (now(), 'alert.raised', '{"kind":"system"}', true, '{"alertId":"late"}')`,
  )
  const young = await raise(program.url, company.ingest, 'young')
  await until(
    () => desk.alerts.has(young),
    () => 'the young one was not shown',
  )
  await sleep(sized(2_500, 5_000))
  const place = desk.place()
  desk.close()
  await late.query('commit')
  late.release()
  const back = openDesk({ url: program.url, key })
  await until(
    () => back.desk.alerts.has('late') || desk.alerts.has('late'),
    () => `not shown after ${place}`,
  )
  back.desk.close()
  await program.kill()
  await company.database.close()
})

test('an alert raised through one server reaches a desk that is connected to another', {
  timeout: LONGEST_MS,
}, async (t) => {
  const { environment, company } = await oneServer()
  const [one, another] = await Promise.all([
    startProgram({ halves: 'web', environment }),
    startProgram({ halves: 'web', environment }),
  ])
  const { desk, opened } = openDesk({ url: another.url, key: await company.keyOf('Ana') })
  await opened
  const began = performance.now()
  const id = await raise(one.url, company.ingest, 'elsewhere')
  await until(
    () => desk.alerts.has(id),
    () => 'it did not arrive',
  )
  t.diagnostic(`${Math.round(performance.now() - began)} ms from sending to the other server's desk`)
  desk.close()
  await Promise.all([one.kill(), another.kill()])
  await company.database.close()
})
