import assert from 'node:assert/strict'
import { test } from 'node:test'
import { adjustP } from './index.ts'

const p = [1e-10, 0.001, 0.012, 0.013, 0.2, 0.5, 0.04]

function near(got: readonly number[], wanted: readonly number[]): void {
  assert.equal(got.length, wanted.length)
  for (const [i, value] of wanted.entries())
    assert.ok(Math.abs((got[i] as number) / value - 1) < 1e-12, `${got[i]} for ${value}`)
}

test("Benjamini-Hochberg equals R's p.adjust(p, 'BH')", () => {
  near(adjustP(p, 'benjamini-hochberg'), [7e-10, 0.0035, 0.02275, 0.02275, 0.7 / 3, 0.5, 0.056])
})

test("Benjamini-Yekutieli equals R's p.adjust(p, 'BY')", () => {
  near(adjustP(p, 'benjamini-yekutieli'), [1.815e-9, 0.009075, 0.0589875, 0.0589875, 0.605, 1, 0.1452])
})

test("Holm equals R's p.adjust(p, 'holm')", () => {
  near(adjustP(p, 'holm'), [7e-10, 0.006, 0.06, 0.06, 0.4, 0.5, 0.12])
})

test('questions that were asked but not handed over still count', () => {
  // R: p.adjust(p, "BH", n = 100)[1:2]
  const [first, second] = adjustP(p, 'benjamini-hochberg', 100)
  near([first as number, second as number], [1e-8, 0.05])
})

test('no question, no answer', () => {
  assert.deepEqual(adjustP([], 'holm'), [])
})
