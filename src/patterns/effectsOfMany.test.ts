import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildCube } from './cube.ts'
import { fitMainEffects } from './effects.ts'
import { fitMany } from './effectsOfMany.ts'
import { type Leaves, sharedColumn, takeRows, WORTH_A_THREAD } from './leaves.ts'
import { countOnTwoCores, expectOnTwoCores } from './onCores.ts'
import { NO_DECOYS } from './planted/plan.ts'
import { simulate } from './planted/simulate.ts'

// Agents who mostly work the bad hours: the hardest thing that main effects have to tell apart.
const { leaves } = simulate({
  seed: 8,
  interactions: 60_000,
  plants: 2,
  decoys: { ...NO_DECOYS, confounded: true },
  shocks: 0.2,
})

test('main effects learnt from a sample and settled on all rows are those fitted to all rows', () => {
  const all = fitMainEffects(leaves)
  for (const asMany of [60_000, 12_000]) {
    const many = fitMany(leaves, asMany)
    many.expected.forEach((due, row) => {
      assert.ok(Math.abs(due / all.expected[row]! - 1) < 0.02)
    })
  }
})

test('a value that the sample does not have gets its own factor all the same', () => {
  const last = leaves.rows - 1
  const rare = { name: 'rare', values: ['no', 'yes'], codes: new Uint16Array(leaves.rows) }
  // Forty rows between two runs of the sample, all of which failed.
  rare.codes.fill(1, last - 40, last)
  const failures = leaves.failures.slice().fill(1, last - 40, last)
  const all = { ...leaves, dimensions: [...leaves.dimensions, rare], failures }
  const dueThere = ({ expected }: { expected: Float64Array }) =>
    expected.reduce((sum, e, row) => sum + e * rare.codes[row]!, 0)
  const [few, every] = [dueThere(fitMany(all, 12_000)), dueThere(fitMany(all, all.rows))]
  // By its other values hardly two failures would be due there.
  assert.ok(every > 20 && Math.abs(few / every - 1) < 0.06, `${few} and ${every}`)
})

/** Enough rows that a second thread takes half of them. */
const many = takeRows(
  leaves,
  Uint32Array.from({ length: WORTH_A_THREAD }, (_, i) => i % leaves.rows),
)

test('two threads expect and count to the last digit what one does', () => {
  const factors = many.dimensions.map(({ values }) => Float64Array.from(values, (_, v) => 1 + (v % 9) / 10))
  const own = new Float64Array(many.rows)
  const shared = sharedColumn(many.rows)
  const product = { leaves: many, factors, rate: 0.03 }
  assert.deepEqual(expectOnTwoCores(product, own), expectOnTwoCores(product, shared))
  assert.ok(own.every((due, row) => due === shared[row]))
  const few: Leaves = { ...many, dimensions: many.dimensions.slice(-4) }
  const one = buildCube(few, own)
  buildCube(few, shared, countOnTwoCores).cuboids.forEach((cuboid, i) => {
    for (const name of ['exposure', 'failures', 'expected'] as const)
      assert.ok(cuboid[name].every((n, cell) => n === one.cuboids[i]![name][cell]))
  })
})
