import assert from 'node:assert/strict'
import { getPriority } from 'node:os'
import { test } from 'node:test'
import { freshDatabase } from '../../test/database.ts'
import { giveWayInDatabase } from './giveWay.ts'

test('the connection that reads for a search stands behind those of requests', async (t) => {
  if (process.platform !== 'linux') return t.skip('only Linux has places in the queue for single processes')
  const database = await freshDatabase()
  const [search, request] = [await database.pool.connect(), await database.pool.connect()]
  try {
    const pidOf = async (client: typeof search) =>
      (await client.query('select pg_backend_pid() as pid')).rows[0].pid
    const before = getPriority(await pidOf(request))
    await giveWayInDatabase(search, database.connection.host)
    assert.equal(getPriority(await pidOf(search)), 19)
    assert.equal(getPriority(await pidOf(request)), before)
  } finally {
    // The place cannot be given back, so neither can the connection.
    search.release(true)
    request.release()
  }
})

test('a database on another machine keeps its places', async () => {
  const asked: string[] = []
  const client = { query: async (text: string) => asked.push(text) } as never
  await giveWayInDatabase(client, 'database.example.org')
  assert.deepEqual(asked, [])
})
