import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { newDataDir, openHere } from '../../../test/dataFolders.ts'
import { startLedger } from '../../../test/ledger.ts'
import { openElsewhere } from '../../../test/openedDatabase.ts'
import { readPidFile } from './pidFile.ts'

const WRITERS = 20
const postmasterOf = (dataDir: string): number => readPidFile(join(dataDir, 'postgres'))?.pid ?? 0

test('ten immediate stops under twenty writers lose no acknowledged write, and writing goes on within 10 s', async () => {
  const dataDir = newDataDir()
  const database = await openHere(dataDir)
  const ledger = await startLedger(database.connection, WRITERS)
  const outages: number[] = []
  for (let stop = 0; stop < 10; stop += 1) {
    await sleep(50 + stop * 20)
    process.kill(postmasterOf(dataDir), 'SIGQUIT')
    outages.push(await ledger.untilAllWriteAgain())
  }
  assert.deepEqual(await ledger.missing(), [])
  assert.ok(ledger.acknowledged.length > 10 * WRITERS)
  assert.ok(Math.max(...outages) < 10_000, `the longest outage took ${Math.max(...outages)} ms`)
  await database.stop()
})

test('kill -9 of Amends, of PostgreSQL or of both under twenty writers loses no acknowledged write', async () => {
  const dataDir = newDataDir()
  let amends = openElsewhere({ dataDir })
  const opened = await amends.outcome
  assert.ok(opened.open)
  const ledger = await startLedger(opened.connection, WRITERS)
  for (const victims of ['amends', 'both', 'postgres', 'both', 'amends']) {
    await sleep(100)
    if (victims !== 'postgres') amends.child.kill('SIGKILL')
    if (victims !== 'amends') process.kill(postmasterOf(dataDir), 'SIGKILL')
    if (victims !== 'postgres') amends = openElsewhere({ dataDir })
    assert.ok((await amends.outcome).open)
    assert.ok((await ledger.untilAllWriteAgain()) < 10_000)
  }
  assert.deepEqual(await ledger.missing(), [])
})
