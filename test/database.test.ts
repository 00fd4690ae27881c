import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { readPidFile } from '../src/platform/cluster/pidFile.ts'
import { joinThrowAway } from '../src/platform/cluster/throwAway.ts'
import { stopWhenDeserted } from './cluster.ts'
import { freshDatabase } from './database.ts'
import { newDataDir } from './dataFolders.ts'

test('every test database has all migrations and is alone with its rows', async () => {
  const [first, second] = await Promise.all([freshDatabase(), freshDatabase()])
  await first.pool.query('create table note as select 1 as id')
  const { rows } = await second.pool.query(
    `select to_regclass('note') as note, (select count(*) from platform.migrations) as migrations`,
  )
  assert.equal(rows[0].note, null)
  assert.ok(rows[0].migrations > 0)
})

test('the cluster of the tests stops by itself once nobody uses it', async () => {
  const dataDir = newDataDir()
  const cluster = await joinThrowAway(dataDir)
  stopWhenDeserted(cluster.postmaster.pid, 0.1)
  await sleep(600)
  assert.ok(readPidFile(join(dataDir, 'postgres')))
  await cluster.leave()
  const until = performance.now() + 10_000
  while (readPidFile(join(dataDir, 'postgres')) && performance.now() < until) await sleep(50)
  assert.equal(readPidFile(join(dataDir, 'postgres')), undefined)
})
