import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type FreshDatabase, freshDatabase } from '../../test/database.ts'
import { newId } from '../platform/database/index.ts'
import { countChanges } from './count.ts'
import { recount } from './recount.ts'

const now = Temporal.Instant.from('2026-11-16T08:00:00Z')
const customer = newId()

let database: FreshDatabase
before(async () => {
  database = await freshDatabase()
})

const counting = () => ({ database, now, timeZone: 'Europe/Oslo' })

const rate = (score: number, hours: number) =>
  database.pool.query(
    `insert into intake.feedback (id, received_at, recorded_at, source, customer_id, scale, score, flagged)
     values ($1, $2, $2, 'survey', $3, 'stars5', $4, false)`,
    [newId(), now.subtract({ hours }), customer, score],
  )

test('before anything was counted a recount says so, changes nothing, and mends it when asked', async () => {
  await rate(3, 50)
  await rate(4, 20)
  const looked = await recount(counting(), false)
  assert.deepEqual([looked?.countedBefore, looked?.mended], [false, false])
  assert.equal(await countChanges(counting()), false, 'nothing is counted yet')
  assert.equal((await recount(counting(), true))?.mended, true)
  assert.equal(await countChanges(counting()), true)
  assert.deepEqual(await recount(counting(), false), { countedBefore: true, differences: [], mended: false })
})

test('what was only noted so far is no difference', async () => {
  await rate(5, 1)
  assert.deepEqual((await recount(counting(), false))?.differences, [])
})

test('a sum that went wrong is shown with its row, kept without --mend, and mended with it', async () => {
  await countChanges(counting())
  await database.pool.query("update impact.score_counts set n = n + 7 where span = 'year' and score = 4")
  await database.pool.query('delete from impact.customers')
  for (const mend of [false, true]) {
    const found = await recount(counting(), mend)
    assert.deepEqual(
      found?.differences.map(({ table, onlyKept, onlyAnew }) => [table, onlyKept, onlyAnew]),
      [
        ['customers', 0, 1],
        ['score_counts', 1, 1],
      ],
    )
    const [, scores] = found?.differences ?? []
    assert.deepEqual(
      [scores?.examples.kept, scores?.examples.anew].map((rows) => rows?.[0]?.n),
      [8, 1],
    )
    assert.equal(found?.mended, mend)
  }
  assert.deepEqual((await recount(counting(), true))?.differences, [])
})
