import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildCube } from './cube.ts'
import { addToCube } from './incremental.ts'
import { takeRows } from './leaves.ts'
import { NO_DECOYS } from './planted/plan.ts'
import { simulate } from './planted/simulate.ts'

const { leaves } = simulate({ seed: 3, interactions: 20_000, plants: 0, decoys: NO_DECOYS, shocks: 0 })
// Few enough values that every cuboid is a full grid.
const small = { ...leaves, dimensions: leaves.dimensions.filter(({ values }) => values.length <= 13) }
const expected = Float64Array.from({ length: small.rows }, (_, row) => 0.01 + (row % 7) / 300)

test('interactions added one batch after another count the same as all at once, to the ninth digit', () => {
  const whole = buildCube(small, expected)
  const grown = buildCube(
    { ...small, failures: new Float64Array(small.rows), exposure: new Float64Array(small.rows) },
    new Float64Array(small.rows),
  )
  for (let from = 0; from < small.rows; from += 700) {
    const rows = Array.from({ length: Math.min(700, small.rows - from) }, (_, i) => from + i)
    addToCube(
      grown,
      { leaves: takeRows(small, rows), expected: Float64Array.from(rows, (row) => expected[row]!) },
      1,
    )
  }
  whole.cuboids.forEach((cuboid, i) => {
    for (const name of ['exposure', 'failures', 'expected'] as const)
      cuboid[name].forEach((value, cell) => {
        assert.ok(Math.abs(value - grown.cuboids[i]![name][cell]!) <= 1e-9 * Math.max(1, value))
      })
  })
})

test('a day that leaves the window leaves nothing behind', () => {
  const cube = buildCube(small, expected)
  addToCube(cube, { leaves: small, expected }, -1)
  for (const { failures, expected: due } of cube.cuboids)
    for (let cell = 0; cell < failures.length; cell++)
      assert.ok(failures[cell] === 0 && Math.abs(due[cell]!) < 1e-9)
})
