import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { freshDatabase } from '../../../test/database.ts'
import { openPool, rows } from './index.ts'

test('stories that look something up beside their transaction never wait for each other in a ring', {
  timeout: 60_000,
}, async () => {
  const { connection } = await freshDatabase()
  const small = openPool({ ...connection, max: 4 })
  after(() => small.close())
  const told = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      small.write(async (tx) => {
        await rows(tx, 'select 1')
        const [found] = await rows<{ n: number }>(small.read, 'select $1::int as n', [n])
        return found!.n
      }),
    ),
  )
  assert.deepEqual(told, [...told.keys()])
})

test('a story that fails gives its place to the next', { timeout: 60_000 }, async () => {
  const { connection } = await freshDatabase()
  const small = openPool({ ...connection, max: 2 })
  after(() => small.close())
  const failing = Array.from({ length: 5 }, () =>
    assert.rejects(
      small.write(() => Promise.reject(new Error('no'))),
      /no/,
    ),
  )
  await Promise.all(failing)
  assert.equal(await small.write(async () => 'told'), 'told')
})
