import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bcaLimits, bootstrapBca } from './bootstrap.ts'
import { allNear, near } from './r-equal.ts'
import { chanceFrom } from './random.ts'
import { shrinkMeans, shrinkRates } from './shrinkage.ts'

test('four sites are pulled together as a fine grid in R pulls them', () => {
  const got = shrinkMeans([
    { mean: 0.2, standardError: 0.2 },
    { mean: 0.9, standardError: 0.3 },
    { mean: 0.5, standardError: 0.1 },
    { mean: 1.4, standardError: 0.5 },
  ])
  // R: 20,000 values of the spread, common mean integrated out; ours uses sixty.
  allNear(
    got.map((g) => g.mean),
    [0.24493082837230837, 0.85160598782436148, 0.50381407172147741, 1.1582583412351333],
    2e-3,
  )
  const sds = got.map((g) => (g.high - g.low) / 2 / 1.959963984540054)
  allNear(sds, [0.19847538213352517, 0.28578543569119919, 0.098947448809789437, 0.4718343779953097], 3e-3)
})

test('nine of ten recovered is shown as 80 %, because the other sites have 40', () => {
  const got = shrinkRates([
    { k: 3, n: 20 },
    { k: 14, n: 30 },
    { k: 40, n: 100 },
    { k: 9, n: 10 },
  ])
  // R: 400 common rates times 300 correlations
  allNear(
    got.map((g) => g.mean),
    [0.19621349520765233, 0.46679681756413743, 0.4023895303969805, 0.79716764535648821],
    1e-2,
  )
})

test('a site with no case at all gets the common rate and a wide interval', () => {
  const [empty] = shrinkRates([
    { k: 0, n: 0 },
    { k: 30, n: 60 },
    { k: 28, n: 60 },
    { k: 35, n: 60 },
  ])
  near(empty?.mean, 0.51, 0.05)
  assert.ok((empty?.high ?? 0) - (empty?.low ?? 0) > 0.1)
})

test('sites that are all alike shrink almost wholly', () => {
  const got = shrinkRates(Array.from({ length: 12 }, () => ({ k: 20, n: 50 })))
  for (const { mean, low, high } of got) {
    near(mean, 0.4, 0.01)
    assert.ok(high - low < 0.16, 'Wilson alone would be 0.26 wide')
  }
})

test('the bias-corrected limits equal their formula in R (quantile type 6)', () => {
  const values = [1, 2, 2, 3, 5, 8, 1, 4]
  const mean = (v: readonly number[]) => v.reduce((a, b) => a + b, 0) / v.length
  const replicates = [
    2.5, 3.1, 3.25, 2.9, 4.1, 3.7, 2.2, 3.0, 3.4, 3.9, 4.4, 2.75, 3.3, 3.6, 2.1, 3.05, 3.15, 2.6, 3.8,
  ]
  const jackknife = values.map((_, left) => mean(values.filter((_v, i) => i !== left)))
  const got = bcaLimits({ estimate: 3.25, replicates, jackknife, level: 0.8 })
  allNear([got.low, got.high], [2.5445464383033283, 4.4])
})

test('the same seed draws the same bootstrap interval', () => {
  const plan = (seed: number) => ({
    units: [1, 2, 2, 3, 5, 8, 1, 4, 9, 12],
    statistic: (v: readonly number[]) => v.reduce((a, b) => a + b, 0) / v.length,
    draws: 500,
    chance: chanceFrom(seed),
  })
  assert.deepEqual(bootstrapBca(plan(1)), bootstrapBca(plan(1)))
  assert.notDeepEqual(bootstrapBca(plan(1)), bootstrapBca(plan(2)))
})
