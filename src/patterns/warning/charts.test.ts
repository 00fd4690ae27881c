import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NO_DECOYS } from '../planted/plan.ts'
import { simulate } from '../planted/simulate.ts'
import { budgetOf, watchAll } from './charts.ts'

const { leaves, at, until } = simulate({
  seed: 21,
  interactions: 120_000,
  plants: 0,
  decoys: NO_DECOYS,
  shocks: 0,
})
const FROM = until - 28 * 86_400

/** In the last week product 4 fails three times as often. */
function withBadProduct() {
  const product = leaves.dimensions.find(({ name }) => name === 'product')!
  const bad = product.values.indexOf('product 4')
  const failures = leaves.failures.map((k, row) =>
    product.codes[row] === bad && at[row]! >= until - 7 * 86_400 && row % 12 === 0 ? 1 : k,
  )
  return { ...leaves, failures }
}

const watchingOf = (watched: typeof leaves) => ({
  leaves: watched,
  at,
  timeZone: 'Europe/Oslo',
  dimensions: ['team', 'product', 'channel'],
  from: FROM,
  unusual: [],
})

test('a product that fails three times as often in the last week is warned of by its own chart', () => {
  const spoken = watchAll(watchingOf(withBadProduct())).charts.filter(({ alarms }) => alarms.length > 0)
  const product = spoken.find(({ name }) => name === 'product: product 4')
  assert.ok(product, spoken.map(({ name }) => name).join())
  const { at: rang, since } = product.alarms[0]!
  assert.ok(rang >= until - 7 * 86_400, 'it rings after the change')
  // The beginning is the last time the sum stood at zero: chance may have lifted it a few days before.
  assert.ok(since >= until - 10 * 86_400, 'and dates it within three days')
})

test('in a quiet month forty-seven charts give two false alarms at most: the budget is one a month', () => {
  const { charts } = watchAll(watchingOf(leaves))
  assert.equal(charts.length, 1 + 10 + 30 + 6)
  assert.ok(charts.flatMap(({ alarms }) => alarms).length <= 2)
})

test('an organisation bears twelve false alarms a year at most, and a chart half of one', () => {
  assert.equal(budgetOf(200), 12)
  assert.equal(budgetOf(4), 2)
})
