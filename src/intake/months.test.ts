import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type FreshDatabase, freshDatabase } from '../../test/database.ts'
import { newId } from '../platform/database/index.ts'
import { openMonths } from './months.ts'

const NOW = Temporal.Instant.from('2026-11-22T10:00:00Z')
let database: FreshDatabase

before(async () => {
  database = await freshDatabase()
})

const addInteraction = (at: string) =>
  database.pool.query(
    `insert into intake.interactions (id, external_id, occurred_at, recorded_at, channel, customer_id)
     values ($1::uuid, $1::text, $2::timestamptz, $2::timestamptz, 'shop', $1::uuid)`,
    [newId(), at],
  )

const rowsIn = async (table: string) =>
  Number((await database.pool.query(`select count(*) from intake.${table}`)).rows[0].count)

test('a month gets its own partition, and rows that came before it move there', async () => {
  await addInteraction('2026-11-05T10:00:00Z')
  await addInteraction('2026-12-01T00:00:00Z')
  await openMonths(database, () => NOW).makeRoom('interactions', [
    Temporal.Instant.from('2026-11-30T23:59:59Z'),
  ])
  assert.equal(await rowsIn('interactions_2026_11'), 1)
  assert.equal(await rowsIn('interactions_other'), 1)
  await addInteraction('2026-11-30T23:59:59Z')
  assert.equal(await rowsIn('interactions_2026_11'), 2)
})

test('two processes make the same months at once, and each exists once', async () => {
  await Promise.all([1, 2, 3].map(() => openMonths(database, () => NOW).lookAhead(NOW)))
  assert.equal(await rowsIn('interactions_2027_11'), 0)
  assert.equal(await rowsIn('feedback_2026_11'), 0)
})

test('rows of the far past stay in the default partition', async () => {
  await openMonths(database, () => NOW).makeRoom('interactions', [
    Temporal.Instant.from('1983-05-01T00:00:00Z'),
  ])
  await addInteraction('1983-05-01T00:00:00Z')
  assert.equal(await rowsIn('interactions_other'), 1)
})

test('a writer who holds the default partition is not waited for long, and loses nothing', async () => {
  const holder = await database.pool.connect()
  await holder.query('begin; insert into intake.feedback_other select * from intake.feedback where false')
  const months = openMonths(database, () => NOW)
  await months.makeRoom('feedback', [Temporal.Instant.from('2020-05-01T00:00:00Z')])
  await holder.query('commit')
  holder.release()
  const { rows } = await database.pool.query("select to_regclass('intake.feedback_2020_05') as made")
  assert.equal(rows[0].made, null)
})
