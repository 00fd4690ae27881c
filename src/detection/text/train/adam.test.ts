import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stepAll, stepRows, unmoved } from './adam.ts'
import { wholeColumns, wholeRows } from './wholeNumbers.ts'

test('numbers go down their slopes until they are where they should be', () => {
  const values = Float32Array.of(4, -3)
  const moved = unmoved(values)
  for (let round = 0; round < 4_000; round++)
    stepAll(values, Float32Array.of(2 * ((values[0] ?? 0) - 1), 2 * ((values[1] ?? 0) - 2)), moved, {
      rate: 0.01,
      share: 1,
    })
  assert.ok(Math.abs((values[0] ?? 0) - 1) < 0.02)
  assert.ok(Math.abs((values[1] ?? 0) - 2) < 0.02)
})

test('a row that no message touched stays as it is', () => {
  const values = Float32Array.of(1, 1, 1, 1)
  stepRows(values, new Map([[1, Float32Array.of(1, -1)]]), unmoved(values), { rate: 0.1, share: 1 })
  assert.deepEqual([...values.subarray(0, 2)], [1, 1])
  assert.ok((values[2] ?? 1) < 1 && (values[3] ?? 1) > 1)
})

test('a weight as a whole number is off by half a step at most', () => {
  const weights = Float64Array.from({ length: 60 }, (_, i) => Math.sin(i) * (i % 2 === 0 ? 3 : 0.2))
  const { values, scales } = wholeColumns(weights, 2)
  weights.forEach((weight, i) => {
    const scale = scales[i % 2] as number
    assert.ok(Math.abs(weight - (values[i] as number) * scale) <= scale / 2 + 1e-9)
  })
})

test('a row of the net far beyond the others is cut off at eight steps', () => {
  const { values } = wholeRows(Float32Array.from({ length: 400 }, (_, i) => (i === 7 ? 100 : Math.sin(i))))
  assert.equal(values[7], 8)
})
