import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawSeam, SEAM_KINDS } from './seamGeometry.ts'

const onCase = (steps: number, old?: number) => drawSeam({ ...SEAM_KINDS.case, width: 668 }, steps, old)
const states = (steps: number) => onCase(steps).beads.map((bead) => bead.state)

test('a case nobody has touched is only a crack', () => {
  const drawn = onCase(-1)
  assert.equal(drawn.gold, undefined)
  assert.deepEqual(states(-1), ['todo', 'todo', 'todo', 'todo'])
})

test('waiting for the first word shows where we stand, without gold', () => {
  assert.equal(onCase(0).gold, undefined)
  assert.deepEqual(states(0), ['current', 'todo', 'todo', 'todo'])
})

test('a done step has a tick and the next one a ring', () => {
  assert.deepEqual(states(2.5), ['done', 'done', 'current', 'todo'])
  assert.deepEqual(states(4), ['done', 'done', 'done', 'done'])
})

test('the crack on a case is the one in the pictures', () => {
  assert.match(onCase(0).crack, /^M7 21L42\.97 16\.8L62\.59 22\.4L121\.45 25\.55/)
  assert.match(onCase(0).crack, /L661 21$/)
})

test('gold ends where the evidence ends', () => {
  assert.match(onCase(2.5).gold ?? '', /L415\.75 16\.54L415\.75 18\.34/)
})

test('a vein turns gold once the mend has passed it', () => {
  assert.deepEqual(
    onCase(1.5).veins.map((vein) => vein.mended),
    [true, false, false, false],
  )
})

test('a case opened again keeps its old mend beside the new', () => {
  assert.ok(onCase(0.5, 4).old?.endsWith('L661 21'))
  assert.equal(onCase(0.5).old, undefined)
})

test('rows have neither beads nor veins', () => {
  const row = drawSeam({ ...SEAM_KINDS.row, width: 48 }, 2.66)
  assert.deepEqual(row.beads, [])
  assert.deepEqual(row.veins, [])
  assert.match(row.crack, /^M1 5L7\.33 6\.6/)
})
