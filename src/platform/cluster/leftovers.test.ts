import assert from 'node:assert/strict'
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { newDataDir, openHere } from '../../../test/dataFolders.ts'
import { openElsewhere } from '../../../test/openedDatabase.ts'

let whole: Promise<string> | undefined

/** A stopped, whole database: the copy of one that is made once. */
async function stoppedDatabase(): Promise<{ dataDir: string; cluster: string }> {
  whole ??= makeWhole()
  const dataDir = newDataDir()
  cpSync(await whole, dataDir, { recursive: true })
  return { dataDir, cluster: join(dataDir, 'postgres') }
}

async function makeWhole(): Promise<string> {
  const dataDir = newDataDir()
  await opensAndStops(dataDir)
  return dataDir
}

async function opensAndStops(dataDir: string): Promise<void> {
  const database = await openHere(dataDir)
  await database.stop()
}

test('a first start killed at any moment is simply begun again', async () => {
  for (const afterMs of [100, 250, 450]) {
    const dataDir = newDataDir()
    const killed = openElsewhere({ dataDir })
    await sleep(afterMs)
    killed.child.kill('SIGKILL')
    await killed.ended
    await opensAndStops(dataDir)
    const left = readdirSync(dataDir).filter((name) => name.includes('.new-'))
    assert.deepEqual(left, [])
  }
})

test('an empty database folder is filled', async () => {
  const dataDir = newDataDir()
  mkdirSync(join(dataDir, 'postgres'), { recursive: true })
  await opensAndStops(dataDir)
})

test('half a database is refused and left as it is', async () => {
  const { dataDir, cluster } = await stoppedDatabase()
  rmSync(join(cluster, 'global/pg_control'))
  await assert.rejects(openHere(dataDir), {
    name: 'Problem',
    message: /not a whole database: global\/pg_control is missing\. Put a complete copy in its place/,
  })
  assert.ok(existsSync(join(cluster, 'base')))
})

test('a database of another PostgreSQL version is refused with the way to bring it over', async () => {
  const { dataDir, cluster } = await stoppedDatabase()
  writeFileSync(join(cluster, 'PG_VERSION'), '17\n')
  await assert.rejects(openHere(dataDir), {
    code: 'other PostgreSQL version',
    message: /made by PostgreSQL 17, .* brings PostgreSQL 18\. .*amends backup FILE/,
  })
})

test('a stale postmaster.pid whose number belongs to another program by now does not keep the database down', async () => {
  const { dataDir, cluster } = await stoppedDatabase()
  const lines = [process.pid, cluster, 1795310000, 5432, cluster, '', '  1234567    123456', 'ready   ']
  writeFileSync(join(cluster, 'postmaster.pid'), `${lines.join('\n')}\n`)
  writeFileSync(join(cluster, '.s.PGSQL.5432.lock'), `${process.pid}\n`)
  await opensAndStops(dataDir)
})

test('a postmaster.pid that a power cut left empty does not keep the database down', async () => {
  const { dataDir, cluster } = await stoppedDatabase()
  writeFileSync(join(cluster, 'postmaster.pid'), '')
  writeFileSync(join(cluster, '.s.PGSQL.5432.lock'), '')
  await opensAndStops(dataDir)
})

test('what PostgreSQL says when it cannot start reaches the person, with the place of its log', async () => {
  const { dataDir, cluster } = await stoppedDatabase()
  writeFileSync(join(cluster, 'postgresql.conf'), 'no_such_setting = 1\n')
  await assert.rejects(openHere(dataDir), {
    code: 'database did not start',
    message: /could not start: .*no_such_setting|configuration file.* Its log is .*postgres\.log/,
  })
})

test('a file in the place of the data folder is refused in one sentence', async () => {
  const dataDir = newDataDir()
  writeFileSync(dataDir, '')
  const sentence = /cannot write in .*data \(it is a file, not a folder\)\. .*--data/
  await assert.rejects(openHere(dataDir), { message: sentence })
})

test('a folder that nobody may write in is refused in one sentence', async () => {
  // The kernel's own file system refuses root as well.
  const dataDir = process.platform === 'linux' ? '/sys/amends-test/data' : '/amends-test/data'
  await assert.rejects(openHere(dataDir), { code: 'data folder not writable' })
})

test('an existing folder without the right to write is refused in one sentence', {
  skip: process.getuid?.() === 0 ? 'root may write everywhere' : false,
}, async () => {
  const dataDir = newDataDir()
  mkdirSync(dataDir, { mode: 0o500 })
  const sentence = /cannot write in .*data \(permission denied\)\. Give this user the right/
  await assert.rejects(openHere(dataDir), { message: sentence })
  chmodSync(dataDir, 0o700)
})
