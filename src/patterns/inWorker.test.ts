import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { Problem } from '../language/problem.ts'
import { searchInWorker } from './inWorker.ts'
import { NO_DECOYS } from './planted/plan.ts'
import { simulate } from './planted/simulate.ts'
import { searchInteractions } from './searchInteractions.ts'

const history = simulate({
  seed: 11,
  interactions: 100_000,
  plants: 0,
  decoys: { ...NO_DECOYS, confounded: true },
  shocks: 0,
})

test('a search in a thread of its own finds the same', async () => {
  const findings = await searchInWorker({ of: 'interactions', history, directions: ['worse'] })
  assert.deepEqual(findings, searchInteractions(history))
  assert.ok(findings.length > 0)
})

test('while a search runs, the main thread goes on', async () => {
  let searching = true
  const search = searchInWorker({ of: 'interactions', history, directions: ['worse'] }).finally(() => {
    searching = false
  })
  let turns = 0
  while (searching) {
    await setImmediate()
    turns++
  }
  await search
  // Searched on this thread, there would be one turn: the one that searches.
  assert.ok(turns > 10, `${turns} turns`)
})

test('a search that nobody waits for any more is ended', async () => {
  const controller = new AbortController()
  const search = searchInWorker({ of: 'interactions', history, directions: ['worse'] }, controller.signal)
  controller.abort(new Error('gone'))
  await assert.rejects(search, /gone/)
})

test('a table with a wrong column is refused as it is without a thread', async () => {
  const question = { failures: 'bad', exposure: 'n', ignore: [], direction: 'worse' }
  await assert.rejects(
    searchInWorker({ of: 'table', rows: [{ hour: '9', n: '3' }], question }),
    (error) => error instanceof Problem && error.code === 'no such column',
  )
})
