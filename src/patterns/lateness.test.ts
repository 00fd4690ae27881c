import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chanceFrom } from '../statistics/index.ts'
import { arrivedShare } from './lateness.ts'

const DAY = 86_400

test('complaints that take three days on average are known to four fifths after five days', () => {
  const chance = chanceFrom(7)
  const pairs = Array.from({ length: 40_000 }, () => {
    const known = chance.uniform() * 60 * DAY
    return { lag: -Math.log(chance.uniform()) * 3 * DAY, known }
  }).filter(({ lag, known }) => lag < known)
  const share = arrivedShare(pairs)
  for (const days of [1, 3, 5, 10])
    assert.ok(Math.abs(share(days * DAY) - (1 - Math.exp(-days / 3))) < 0.02, `after ${days} days`)
})

test('where no complaint was ever linked, every interaction counts in full', () => {
  assert.equal(arrivedShare([])(DAY), 1)
})
