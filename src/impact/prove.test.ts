import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chanceFrom } from '../statistics/index.ts'
import { runTrial } from './prove/trial.ts'
import { proveImpact, TRIALS, tableOf } from './prove.ts'

// Sixty worlds each keep this quick; `npm run prove impact` runs a thousand.
const results = proveImpact({ runs: 60, seed: 5 })

test('every interval and test keeps its promise in sixty simulated worlds', () => {
  assert.equal(results.length, TRIALS.length)
  for (const { method, world, share, kept } of results) assert.ok(kept, `${method}, ${world}: ${share}`)
})

test('where nothing was done ratings rise by more than a star all the same', () => {
  const quiet = results.filter((r) => r.promise === 'quiet')
  assert.equal(quiet.length, 5)
  for (const { world, raw } of quiet) assert.ok((raw ?? 0) > 1, `${world}: ${raw}`)
})

test('a broken interval is found: half the width fails', () => {
  const broken = runTrial(
    {
      method: 'half of a normal interval',
      world: 'ten draws',
      promise: 'approximate',
      prepare: () => (chance) => ({ held: Math.abs(chance.normal()) < 0.98 ? 1 : 0 }),
    },
    { runs: 60, chance: chanceFrom(1) },
  )
  assert.equal(broken.kept, false)
})

test('the table of results has a row a trial', () => {
  assert.equal(tableOf(results).split('\n').length, TRIALS.length + 2)
})
