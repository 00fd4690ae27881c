import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg, { type PoolConfig } from 'pg'
import { newDataDir, openHere } from '../../../test/dataFolders.ts'
import { type OpenedElsewhere, openElsewhere } from '../../../test/openedDatabase.ts'
import { readPidFile } from './pidFile.ts'
import { isAlive, processesIn } from './processes.ts'

test('an empty folder becomes a durable PostgreSQL 18 in Unicode that only this account can reach', async () => {
  const database = await openHere(newDataDir())
  const [row] = await ask(
    database.connection,
    `select current_setting('server_encoding') as encoding, datlocprovider as provider, datlocale as locale,
      current_setting('fsync') as fsync, current_setting('listen_addresses') as addresses from pg_database
      where datname = 'amends'`,
  )
  await database.stop()
  assert.deepEqual(row, { encoding: 'UTF8', provider: 'b', locale: 'C.UTF-8', fsync: 'on', addresses: '' })
  assert.equal(Math.floor(database.version / 10_000), 18)
})

test('a restart finds what was written before', async () => {
  const dataDir = newDataDir()
  const first = await openHere(dataDir)
  await ask(first.connection, "create table note as select 'Ana was called back' as text")
  await first.stop()
  const second = await openHere(dataDir)
  assert.deepEqual(await ask(second.connection, 'select text from note'), [{ text: 'Ana was called back' }])
  assert.equal(second.adopted, false)
  await second.stop()
})

test('after kill -9 the database that still runs is found again, with every acknowledged row', async () => {
  const dataDir = newDataDir()
  const killed = openElsewhere({ dataDir })
  await ask(await connectionOf(killed), 'create table note as select 1 as id')
  killed.child.kill('SIGKILL')
  await killed.ended
  const said: string[] = []
  const next = await openHere(dataDir, (line) => said.push(line))
  assert.equal(next.adopted, true)
  assert.deepEqual(await ask(next.connection, 'select id from note'), [{ id: 1 }])
  assert.match(said.join(), /still running from before/)
  await next.stop()
})

test('after kill -9 of Amends and of PostgreSQL the next start waits for the children and recovers', async () => {
  const dataDir = newDataDir()
  const killed = openElsewhere({ dataDir })
  await ask(await connectionOf(killed), 'create table note as select 1 as id')
  killed.child.kill('SIGKILL')
  process.kill(readPidFile(join(dataDir, 'postgres'))?.pid ?? 0, 'SIGKILL')
  await killed.ended
  const next = await openHere(dataDir)
  assert.equal(next.adopted, false)
  assert.deepEqual(await ask(next.connection, 'select id from note'), [{ id: 1 }])
  await next.stop()
})

test('a second Amends on the same folder is refused within two seconds, also while the first is starting', async () => {
  const dataDir = newDataDir()
  const starting = await Promise.all([openElsewhere({ dataDir }).outcome, openElsewhere({ dataDir }).outcome])
  assert.deepEqual(starting.map(({ open }) => open).sort(), [false, true])
  const began = performance.now()
  const late = openElsewhere({ dataDir })
  assert.equal(await late.ended, 1)
  assert.ok(performance.now() - began < 2_000)
  const refused = await late.outcome
  assert.ok(!refused.open)
  assert.equal(refused.code, 'data folder in use')
  assert.match(refused.message, /already running on .*--data DIR/)
})

test('the database itself keeps a second Amends out when somebody removed the lock file', async () => {
  const dataDir = newDataDir()
  const first = openElsewhere({ dataDir })
  await connectionOf(first)
  await rm(join(dataDir, 'application.lock'))
  await assert.rejects(openHere(dataDir), { code: 'data folder in use' })
  assert.equal(first.child.exitCode, null)
})

test('SIGTERM stops PostgreSQL and ends with 0; a second one changes nothing', async () => {
  const dataDir = newDataDir()
  const running = openElsewhere({ dataDir })
  await connectionOf(running)
  const pid = readPidFile(join(dataDir, 'postgres'))?.pid ?? 0
  running.child.kill('SIGTERM')
  running.child.kill('SIGTERM')
  assert.equal(await running.ended, 0)
  assert.equal(isAlive(pid), false)
})

test('SIGINT while the first start is still at work leaves nothing running', async () => {
  const dataDir = newDataDir()
  const starting = openElsewhere({ dataDir })
  while (!existsSync(join(dataDir, 'start.lock'))) await sleep(5)
  starting.child.kill('SIGINT')
  assert.equal(await starting.ended, 0)
  assert.equal(readPidFile(join(dataDir, 'postgres')), undefined)
})

test('a PostgreSQL that dies under the application is started again by itself', async () => {
  const dataDir = newDataDir()
  const said: string[] = []
  const database = await openHere(dataDir, (line) => said.push(line))
  await ask(database.connection, 'create table note as select 1 as id')
  for (const signal of ['SIGQUIT', 'SIGKILL', 'SIGINT'] as const) {
    said.length = 0
    process.kill(readPidFile(join(dataDir, 'postgres'))?.pid ?? 0, signal)
    while (!said.includes('The database runs again.')) await sleep(10)
    assert.deepEqual(await ask(database.connection, 'select id from note'), [{ id: 1 }])
  }
  await database.stop()
  assert.equal(readPidFile(join(dataDir, 'postgres')), undefined)
})

test('a stop that comes while PostgreSQL is being started again leaves nothing running', async () => {
  const dataDir = newDataDir()
  const database = await openHere(dataDir)
  for (const afterMs of [0, 5, 30, 60]) {
    const again = afterMs === 0 ? database : await openHere(dataDir)
    process.kill(readPidFile(join(dataDir, 'postgres'))?.pid ?? 0, 'SIGKILL')
    await sleep(afterMs)
    const began = performance.now()
    await again.stop()
    assert.ok(performance.now() - began < 10_000)
    assert.deepEqual(processesIn(join(dataDir, 'postgres')), [])
  }
})

async function connectionOf(elsewhere: OpenedElsewhere): Promise<PoolConfig> {
  const outcome = await elsewhere.outcome
  assert.ok(outcome.open)
  return outcome.connection
}

async function ask(connection: PoolConfig, statement: string): Promise<unknown[]> {
  const client = new pg.Client(connection)
  await client.connect()
  const { rows } = await client.query(statement)
  await client.end()
  return rows
}
