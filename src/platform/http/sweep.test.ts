import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshDatabase } from '../../../test/database.ts'
import { forgetOldRows } from './store.ts'

const NOW = Temporal.Instant.from('2026-11-22T09:00:00Z')

test('an answer is kept as long as its key is good, and no longer', async () => {
  const { pool, read } = await freshDatabase()
  for (const [key, hours] of [
    ['fresh', 1],
    ['still good', 24],
    ['over', 26],
  ] as const)
    await pool.query(
      `insert into platform.idempotency (caller, key, request_hash, at) values ('till', $1, 'h', $2)`,
      [key, NOW.subtract({ hours }).toString()],
    )
  await forgetOldRows(read, NOW)
  const { rows } = await pool.query('select key from platform.idempotency order by at desc')
  assert.deepEqual(
    rows.map(({ key }) => key),
    ['fresh', 'still good'],
  )
})

test('a flood of wrong keys leaves the newest hundred thousand refusals, not a full disk', async () => {
  const { pool, read } = await freshDatabase()
  await pool.query(
    `insert into platform.refusals (at, actor, rule, method, path)
     select $1, '{}', 'sign in', 'get', '/api/v1/me' from generate_series(1, 100050)`,
    [NOW.toString()],
  )
  await forgetOldRows(read, NOW)
  const { rows } = await pool.query(
    'select count(*) as count, max(id) - min(id) as span from platform.refusals',
  )
  assert.deepEqual({ ...rows[0] }, { count: 100_000, span: 99_999 })
})
