import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { freshDatabase } from '../../../test/database.ts'
import { hireEverybody } from '../../../test/people.ts'
import { createKey } from '../../people/index.ts'
import { startServer } from '../../server.ts'
import { readConfig } from '../config/index.ts'
import { newId } from '../database/index.ts'
import { record, SYSTEM } from '../journal/index.ts'

/** A server on a port with everybody hired; `lineFrom` opens a screen's line, `say` commits an event it may hear. */
async function openInstallation() {
  const database = await freshDatabase()
  const now = Temporal.Now.instant()
  await hireEverybody(database, now)
  const { key } = await database.write((tx) =>
    createKey(tx, { name: 'screen', scope: 'staff', by: SYSTEM, now, newId }),
  )
  const config = { ...readConfig({ AMENDS_LOG: 'silent' }), port: 0 }
  const running = await startServer({ config, database, halves: { web: true, work: false } })
  after(() => running.stop())
  const say = (words: string) =>
    database.write((tx) =>
      record(tx, { fact: 'case.changed', actor: SYSTEM, at: now, live: true, body: { words } }),
    )
  const lineFrom = (lastId?: string) =>
    fetch(`http://127.0.0.1:${running.port}/api/v1/live`, {
      headers: { authorization: `Bearer ${key}`, ...(lastId ? { 'last-event-id': lastId } : {}) },
    })
  return { database, lineFrom, say }
}

test('an open line stays open over the network: what is committed arrives on it', {
  timeout: 20_000,
}, async () => {
  const { lineFrom, say } = await openInstallation()
  const line = await lineFrom()
  assert.equal(line.headers.get('content-type'), 'text/event-stream; charset=utf-8')
  const reader = line.body!.pipeThrough(new TextDecoderStream()).getReader()
  await reader.read()
  await say('Happy Retirement Bob')
  let heard = ''
  while (!heard.includes('Happy Retirement Bob')) {
    const { value, done } = await reader.read()
    assert.ok(!done, `the line was closed after: ${heard}`)
    heard += value
  }
  assert.match(heard, /event: case\.changed/)
  await reader.cancel()
})

test('every event has an id of its own; who comes back with the last one misses nothing and hears it once', {
  timeout: 20_000,
}, async () => {
  const { lineFrom, say } = await openInstallation()
  const listen = async (lastId: string | undefined, until: string, first: () => Promise<unknown>) => {
    const line = await lineFrom(lastId)
    const reader = line.body!.pipeThrough(new TextDecoderStream()).getReader()
    let heard = (await reader.read()).value ?? ''
    await first()
    while (!heard.includes(`${until}"`)) heard += (await reader.read()).value ?? ''
    await reader.cancel()
    return heard.split('\n\n').filter((frame) => frame.includes('event: '))
  }
  const both = await listen(undefined, 'two', async () => {
    await say('one')
    await say('two')
  })
  const ids = both.map((frame) => /^id: (\S+)$/m.exec(frame)?.[1])
  assert.equal(new Set(ids).size, 2)
  assert.ok(ids.every(Boolean))
  await say('three')
  const after1 = await listen(ids[0], 'three', async () => {})
  assert.deepEqual(
    after1.map((frame) => /"words":"(\w+)"/.exec(frame)?.[1]),
    ['two', 'three'],
  )
})

test('who comes back while somebody’s older work is still open is told at once what was committed beside it, and once', {
  timeout: 20_000,
}, async () => {
  const { database, lineFrom, say } = await openInstallation()
  const older = await database.pool.connect()
  await older.query('begin; select pg_current_xact_id()')
  const { rows } = await database.pool.query('select pg_snapshot_xmin(pg_current_snapshot())::text as xid')
  await say('beside')
  const line = await lineFrom(`${rows[0].xid}.0`)
  const reader = line.body!.pipeThrough(new TextDecoderStream()).getReader()
  let heard = ''
  const hear = async (words: string) => {
    while (!heard.includes(`${words}"`)) heard += (await reader.read()).value ?? ''
  }
  await hear('beside')
  // The tail reads each second, meets it again, and must not tell it again; then the older work ends.
  await new Promise((resolve) => setTimeout(resolve, 1_300))
  await older.query('commit')
  older.release()
  await new Promise((resolve) => setTimeout(resolve, 1_300))
  await say('at last')
  await hear('at last')
  assert.equal(heard.split('"words":"beside"').length - 1, 1)
  await reader.cancel()
})
