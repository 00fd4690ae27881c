import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { freshDatabase } from '../../../test/database.ts'
import { hireEverybody } from '../../../test/people.ts'
import { createKey } from '../../people/index.ts'
import { startServer } from '../../server.ts'
import { readConfig } from '../config/index.ts'
import { newId } from '../database/index.ts'
import { record, SYSTEM } from '../journal/index.ts'

test('an open line stays open over the network: what is committed arrives on it', {
  timeout: 20_000,
}, async () => {
  const database = await freshDatabase()
  const now = Temporal.Now.instant()
  await hireEverybody(database, now)
  const { key } = await database.write((tx) =>
    createKey(tx, { name: 'screen', scope: 'staff', by: SYSTEM, now, newId }),
  )
  const config = { ...readConfig({ AMENDS_LOG: 'silent' }), port: 0 }
  const running = await startServer({ config, database, halves: { web: true, work: false } })
  after(() => running.stop())
  const line = await fetch(`http://127.0.0.1:${running.port}/api/v1/live`, {
    headers: { authorization: `Bearer ${key}` },
  })
  assert.equal(line.headers.get('content-type'), 'text/event-stream; charset=utf-8')
  const reader = line.body!.pipeThrough(new TextDecoderStream()).getReader()
  await reader.read()
  await database.write((tx) =>
    record(tx, {
      fact: 'case.changed',
      actor: SYSTEM,
      at: now,
      live: true,
      body: { words: 'Happy Retirement Bob' },
    }),
  )
  let heard = ''
  while (!heard.includes('Happy Retirement Bob')) {
    const { value, done } = await reader.read()
    assert.ok(!done, `the line was closed after: ${heard}`)
    heard += value
  }
  assert.match(heard, /event: case\.changed/)
  await reader.cancel()
})
