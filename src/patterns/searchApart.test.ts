import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshDatabase } from '../../test/database.ts'
import { Problem } from '../language/problem.ts'
import { searchApart } from './searchApart.ts'
import { searchRows, type TableQuestion } from './searchTable.ts'
import { connectionOf } from './stored/reportStored.ts'

const question: TableQuestion = { failures: 'bad', exposure: 'n', ignore: [], direction: 'worse' }

/** Forty days and ten hours at two counters; at one of them the ninth hour fails five times as often. */
const rows = Array.from({ length: 800 }, (_, i) => {
  const [counter, hour] = [i % 2 ? 'north' : 'south', String(8 + (Math.floor(i / 2) % 10))]
  const fails = counter === 'north' && hour === '9'
  return { counter, hour, day: String(Math.floor(i / 20)), n: '60', bad: fails ? '15' : String(2 + (i % 3)) }
})

test('a search in a process of its own finds the same', async () => {
  const found = await searchApart({ of: 'table', rows, question })
  assert.deepEqual(found, searchRows(rows, question))
  assert.ok(found.length > 0)
})

test('a search that nobody waits for any more is ended', async () => {
  const controller = new AbortController()
  const search = searchApart({ of: 'table', rows, question }, controller.signal)
  controller.abort(new Error('gone'))
  await assert.rejects(search, /gone/)
})

test('a table with a wrong column is refused as it is without a process', async () => {
  await assert.rejects(
    searchApart({ of: 'table', rows: [{ hour: '9', n: '3' }], question }),
    (error) => error instanceof Problem && error.code === 'no such column',
  )
})

test('a search whose database cannot be reached fails, and says why', async () => {
  const database = await freshDatabase()
  await assert.rejects(
    searchApart({
      of: 'stored',
      connection: { ...connectionOf(database.pool), database: 'no_such_database' },
      span: { from: 0, to: 1, knownAt: 1, unitIds: undefined, ratedOnly: false },
      timeZone: 'UTC',
      directions: ['worse'],
      earlier: [],
      hurry: false,
    }),
    /no_such_database/,
  )
})
