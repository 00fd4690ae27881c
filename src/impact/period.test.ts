import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { spansOf } from './period.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const said = (from: string, to: string) =>
  spansOf({ from: day(from), to: day(to) }).map(({ span, since }) => `${span} ${since}`)

test('a year is one sum, and a year with a day before it two', () => {
  assert.deepEqual(said('2026-01-01', '2026-12-31'), ['year 2026-01-01'])
  assert.deepEqual(said('2025-12-31', '2026-12-31'), ['day 2025-12-31', 'year 2026-01-01'])
})

test('a month that is not over is its days', () => {
  assert.deepEqual(said('2026-10-30', '2026-12-02'), [
    'day 2026-10-30',
    'day 2026-10-31',
    'month 2026-11-01',
    'day 2026-12-01',
    'day 2026-12-02',
  ])
})

test('whatever the period, its spans cover every day once and no other', () => {
  const start = day('2019-01-01')
  fc.assert(
    fc.property(fc.nat(3_000), fc.nat(1_200), (after, length) => {
      const from = start.add({ days: after })
      const to = from.add({ days: length })
      let next = from
      for (const { span, since } of spansOf({ from, to })) {
        assert.ok(since.equals(next))
        next = since.add({ [`${span}s`]: 1 })
      }
      assert.ok(next.equals(to.add({ days: 1 })))
      assert.ok(spansOf({ from, to }).length <= 2 * (30 + 11) + 5)
    }),
    { seed: 3, numRuns: 200 },
  )
})
