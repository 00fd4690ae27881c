import assert from 'node:assert/strict'
import { test } from 'node:test'
import { machineClock } from './time.ts'

test('an instant of our clock is one that the database can keep as it is', () => {
  assert.equal(machineClock().epochNanoseconds % 1_000n, 0n)
})
