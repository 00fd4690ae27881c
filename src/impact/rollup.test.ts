import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { SCALE_RULES, SCALES, type Scale } from '../language/score.ts'
import { type ClockReading, countClock, emptyClock, mergeClocks } from './clocks.ts'
import { measureGroups } from './groups.ts'
import { measureImpact } from './measure.ts'
import { ARMS, cellsOf, countPair, emptyPairs, type RatingPair } from './pairs.ts'
import {
  type Belonging,
  emptyRollup,
  meanScore,
  mergeRollups,
  type Rollup,
  rollUpPair,
  rollUpScore,
} from './rollup.ts'

const scoreOn = (scale: Scale) =>
  fc.integer({ min: SCALE_RULES[scale].lowest, max: SCALE_RULES[scale].highest })

const pairOn = (scale: Scale): fc.Arbitrary<RatingPair> =>
  fc.record({
    arm: fc.constantFrom(...ARMS),
    before: scoreOn(scale),
    after: fc.option(scoreOn(scale), { nil: undefined }),
  })

interface Event {
  pair: RatingPair
  of: Belonging
}

const eventsOn = (scale: Scale): fc.Arbitrary<Event[]> =>
  fc.array(
    fc.record({
      pair: pairOn(scale),
      of: fc.record({ site: fc.constantFrom('Storgata', 'App'), cause: fc.constantFrom('people', 'tools') }),
    }),
    { maxLength: 60 },
  )

function recomputed(scale: Scale, events: readonly Event[]): Rollup {
  const rollup = emptyRollup(scale)
  for (const { pair, of } of events) rollUpPair(rollup, pair, of)
  for (const { pair } of events) rollUpScore(rollup, pair.before)
  return rollup
}

const onAnyScale = fc.constantFrom(...SCALES).chain((scale) => fc.tuple(fc.constant(scale), eventsOn(scale)))

test('counting every pair and reading the table back gives every pair', () => {
  fc.assert(
    fc.property(onAnyScale, ([scale, events]) => {
      const table = emptyPairs(scale)
      for (const { pair } of events) countPair(table, pair)
      const back = cellsOf(table).flatMap(({ count, ...pair }) => Array.from({ length: count }, () => pair))
      const inOrder = (pairs: readonly RatingPair[]) =>
        pairs.map((p) => `${p.arm} ${p.before} ${p.after ?? '-'}`).sort()
      assert.deepEqual(inOrder(back), inOrder(events.map((e) => e.pair)))
    }),
    { seed: 11, numRuns: 200 },
  )
})

test('parts added in any order equal the whole counted at once, to the last digit of every figure', () => {
  fc.assert(
    fc.property(onAnyScale, fc.nat(60), ([scale, events], cut) => {
      const [early, late] = [events.slice(0, cut), events.slice(cut)]
      const whole = recomputed(scale, events)
      const added = mergeRollups(recomputed(scale, late), recomputed(scale, early))
      assert.deepEqual(added, whole)
      const law = { mean: SCALE_RULES[scale].highest }
      assert.deepEqual(measureImpact(added.whole, law), measureImpact(whole.whole, law))
      assert.deepEqual(
        measureGroups(added.groups.site, { given: law }),
        measureGroups(whole.groups.site, { given: law }),
      )
      assert.deepEqual(meanScore(added), meanScore(whole))
    }),
    { seed: 12, numRuns: 200 },
  )
})

test('a changed answer is taken back without a trace', () => {
  fc.assert(
    fc.property(onAnyScale, ([scale, events]) => {
      const rollup = recomputed(scale, events)
      const extra: Event = {
        pair: { arm: 'treated', before: SCALE_RULES[scale].lowest, after: SCALE_RULES[scale].highest },
        of: { agent: 'Mark', site: 'Storgata' },
      }
      rollUpPair(rollup, extra.pair, extra.of)
      rollUpPair(rollup, extra.pair, extra.of, -1)
      assert.deepEqual(rollup, recomputed(scale, events))
    }),
    { seed: 13, numRuns: 100 },
  )
})

test('clock tallies add up in any order', () => {
  const readings = fc.array(fc.record({ seconds: fc.nat(500), stopped: fc.boolean() }), { maxLength: 40 })
  const tallyOf = (all: readonly ClockReading[]) => {
    const tally = emptyClock()
    for (const reading of all) countClock(tally, reading)
    return tally
  }
  fc.assert(
    fc.property(readings, readings, (a, b) => {
      assert.deepEqual(mergeClocks(tallyOf(b), tallyOf(a)), tallyOf([...a, ...b]))
    }),
    { seed: 14, numRuns: 100 },
  )
})

test('a rating that is not on the scale is never counted', () => {
  const rollup = emptyRollup('stars5')
  assert.throws(() => rollUpScore(rollup, 6), RangeError)
  assert.throws(() => rollUpPair(rollup, { arm: 'treated', before: 0, after: 3 }, {}), RangeError)
  assert.deepEqual(rollup, emptyRollup('stars5'))
})
