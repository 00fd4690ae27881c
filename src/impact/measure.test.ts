import assert from 'node:assert/strict'
import { test } from 'node:test'
import { measureImpact } from './measure.ts'
import { type People, tableOfPeople } from './pairs-by-name.ts'

const close = (got: number | null | undefined, wanted: number): void =>
  assert.ok(got !== null && got !== undefined && Math.abs(got - wanted) < 1e-9, `${got} instead of ${wanted}`)

/** 100 people helped: 60 rose from one star to four, 40 stayed at two; 25 more never answered. */
const helped: People[] = [
  [60, 'treated', 1, 4],
  [40, 'treated', 2, 2],
  [25, 'treated', 1, undefined],
]

test('all who were let down count, also the silent: 60 of 125 are won back', () => {
  const { recoveryRate } = measureImpact(tableOfPeople(helped))
  close(recoveryRate.intentionToTreat.rate, 60 / 125)
  assert.equal(recoveryRate.intentionToTreat.n, 125)
  close(recoveryRate.responders.rate, 0.6)
  close(recoveryRate.coverage, 0.8)
  assert.deepEqual(recoveryRate.bounds, { low: 60 / 125, high: 85 / 125 })
})

test('nine people make no percentage, only their number', () => {
  const { recoveryRate } = measureImpact(tableOfPeople([[9, 'treated', 1, 5]]))
  assert.deepEqual(recoveryRate.intentionToTreat, { rate: null, low: null, high: null, n: 9 })
  assert.deepEqual([recoveryRate.coverage, recoveryRate.bounds], [null, { low: null, high: null }])
})

test('a three-star rating was no failure and is not counted', () => {
  const impact = measureImpact(tableOfPeople([...helped, [500, 'treated', 3, 5]]))
  assert.equal(impact.pairs, 100)
})

test('with nothing to compare with, no effect is shown however far ratings rose', () => {
  const impact = measureImpact(tableOfPeople(helped))
  close(impact.change?.mean, 1.8)
  assert.deepEqual([impact.method, impact.net, impact.expectedWithoutRecovery], ['none', null, null])
  assert.equal(impact.verdict, 'no effect shown')
})

test('fifty controls are the comparison, weighed to the first ratings of those who were helped', () => {
  const controls: People[] = [
    [25, 'control', 1, 2],
    [15, 'control', 1, 1],
    [10, 'control', 1, undefined],
    [20, 'control', 2, 3],
    [40, 'control', 2, 2],
  ]
  const impact = measureImpact(tableOfPeople([...helped, ...controls]))
  assert.equal(impact.method, 'controls')
  // 0.6 (4 - 1.625) + 0.4 (2 - 2.3333)
  close(impact.net?.mean, 0.6 * (4 - 65 / 40) + 0.4 * (2 - 140 / 60))
  close(impact.expectedWithoutRecovery, 1.8 - (impact.net?.mean ?? 0))
  assert.equal(impact.verdict, 'effect')
})

test('forty-nine answered controls are too few, the background is asked instead', () => {
  const people: People[] = [
    ...helped,
    [49, 'control', 1, 1],
    [30, 'background', 1, 3],
    [20, 'background', 1, 2],
    [60, 'background', 2, 3],
  ]
  const impact = measureImpact(tableOfPeople(people))
  assert.equal(impact.method, 'background table')
  close(impact.net?.mean, (60 * (4 - 2.6) + 40 * (2 - 3)) / 100)
  close(impact.expectedWithoutRecovery, 0.6 * 1.6 + 0.4 * 1)
})

test('when one first rating has fewer than fifty background pairs, the line is learnt from all', () => {
  const people: People[] = [
    ...helped,
    [20, 'background', 1, 3],
    [20, 'background', 3, 4],
    [20, 'background', 5, 5],
  ]
  const impact = measureImpact(tableOfPeople(people))
  assert.equal(impact.method, 'learnt mean and retest')
  // Least squares through (1,3) (3,4) (5,5): 2.5 + before / 2
  close(impact.basis.retest, 0.5)
  close(impact.basis.mean, 4)
  close(impact.net?.mean, (60 * (4 - 3) + 40 * (2 - 3.5)) / 100)
})

test('a mean from outside serves when too little can be learnt, and the correlation is said to be assumed', () => {
  const table = tableOfPeople(helped)
  const assumed = measureImpact(table, { mean: 4 })
  assert.equal(assumed.method, 'given mean, assumed retest')
  assert.deepEqual([assumed.basis.retest, assumed.basis.assumed], [0.5, ['retest']])
  close(assumed.net?.mean, (60 * (4 - 2.5) + 40 * (2 - 3)) / 100)
  const known = measureImpact(table, { mean: 4, retest: 0.25 })
  assert.deepEqual([known.method, known.basis.assumed], ['given mean and retest', []])
})

test('what was learnt widens the interval, what was given does not', () => {
  const widthOf = (people: People[]): number => {
    const { net } = measureImpact(tableOfPeople([...helped, ...people]))
    return (net?.high ?? 0) - (net?.low ?? 0)
  }
  const background = (times: number): People[] =>
    [1, 2, 3, 4, 5].flatMap((before): People[] => [
      [5 * times, 'background', before, Math.min(5, before + 1)],
      [5 * times, 'background', before, Math.max(1, before - 1)],
    ])
  assert.ok(widthOf(background(2)) > widthOf(background(100)))
})

test('twenty-nine pairs are too little data, whatever they say', () => {
  const impact = measureImpact(tableOfPeople([[29, 'treated', 1, 5]]), { mean: 4 })
  assert.equal(impact.verdict, 'too little data')
  assert.equal(measureImpact(tableOfPeople([[30, 'treated', 1, 5]]), { mean: 4 }).verdict, 'effect')
})

test('people who end up lower than they would have are harm', () => {
  const people: People[] = [
    [30, 'treated', 1, 1],
    [30, 'treated', 2, 2],
    [10, 'treated', 2, 3],
  ]
  assert.equal(measureImpact(tableOfPeople(people), { mean: 4 }).verdict, 'harm')
})

test('a first rating no control gave is compared with the nearest that one did', () => {
  const people: People[] = [
    [20, 'treated', 0, 5],
    [20, 'treated', 0, 4],
    [20, 'treated', 5, 8],
    [30, 'control', 4, 3],
    [30, 'control', 4, 5],
    [30, 'control', 6, 6],
    [30, 'control', 6, 7],
  ]
  const impact = measureImpact(tableOfPeople(people, 'nps'))
  // Five is as near to four as to six: the lower, first counted, stands in.
  close(impact.net?.mean, (40 * (4.5 - 4) + 20 * (8 - 4)) / 60)
})

test('an empty table is measured without breaking', () => {
  const impact = measureImpact(tableOfPeople([]))
  assert.deepEqual(
    [impact.pairs, impact.change, impact.net, impact.verdict],
    [0, null, null, 'too little data'],
  )
})

test('of those who answered, as many as among the controls would have been happy anyway', () => {
  const impact = measureImpact(
    tableOfPeople([
      ...helped,
      [30, 'control', 1, 1],
      [10, 'control', 1, 4],
      [20, 'control', 2, 5],
      [20, 'control', 2, 2],
    ]),
  )
  close(impact.recoveredAnyway?.rate, 0.6 * 0.25 + 0.4 * 0.5)
  assert.equal(impact.recoveredAnyway?.n, 80)
  close(impact.recoveryRate.responders.rate, 0.6)
})

test('how many recover by themselves is not guessed from a line', () => {
  const people: People[] = [...helped, [40, 'background', 1, 3], [40, 'background', 4, 5]]
  const impact = measureImpact(tableOfPeople(people))
  assert.deepEqual([impact.method, impact.recoveredAnyway], ['learnt mean and retest', null])
})

test('one happy stranger cannot teach a line', () => {
  const people: People[] = [...helped, [60, 'background', 3, 3], [1, 'background', 5, 1]]
  assert.equal(measureImpact(tableOfPeople(people)).method, 'none')
})
