import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ALL_DECOYS, type Decoys, mustBeFound, NO_DECOYS, type Plan } from './planted/plan.ts'
import { simulate } from './planted/simulate.ts'
import { searchInteractions } from './searchInteractions.ts'

const PLAN: Plan = { seed: 11, interactions: 60_000, plants: 0, decoys: NO_DECOYS, shocks: 0.2 }

const nameOf = (slice: Record<string, string>): string =>
  Object.entries(slice)
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join(' & ')

/** What is found, what is true, and what must be found, by name. */
function compare(plan: Plan) {
  const simulated = simulate(plan)
  return {
    found: searchInteractions(simulated).map(({ slice }) => nameOf(slice)),
    truths: simulated.truths.map(({ slice }) => nameOf(slice)),
    due: simulated.truths.filter(mustBeFound).map(({ slice }) => nameOf(slice)),
  }
}

const only = (decoys: Partial<Decoys>): Plan => ({ ...PLAN, decoys: { ...NO_DECOYS, ...decoys } })

test('in a company where nothing is wrong, nothing is said, however bad the hours of its teams', () => {
  for (const seed of [1, 2, 3, 4, 5]) assert.deepEqual(compare({ ...PLAN, seed }).found, [], `seed ${seed}`)
})

test('planted patterns are found among all decoys, and nothing else is', () => {
  const { found, truths, due } = compare({ ...PLAN, interactions: 200_000, plants: 8, decoys: ALL_DECOYS })
  assert.ok(due.length >= 4)
  assert.deepEqual(
    due.filter((name) => !found.includes(name)),
    [],
  )
  assert.deepEqual(
    found.filter((name) => !truths.includes(name)),
    [],
  )
})

test('an outage of five hours is one finding with its time, not one for every product it touched', () => {
  const simulated = simulate({ ...only({ outage: true }), interactions: 150_000 })
  const findings = searchInteractions(simulated)
  assert.deepEqual(
    findings.map(({ slice }) => slice),
    [{}],
  )
  assert.equal(findings[0]!.to! - findings[0]!.from!, 5 * 3600)
})

test('four times the volume at the same rate is no finding', () => {
  for (const seed of [1, 2, 3, 4, 5])
    assert.deepEqual(compare({ ...only({ surge: true }), seed }).found, [], `seed ${seed}`)
})

test('the agent who only works the bad hour is not blamed for the hour', () => {
  assert.deepEqual(compare(only({ confounded: true })).found, ['hour=12'])
})

test('the team that is good with every product is not blamed for handling the bad one', () => {
  assert.deepEqual(compare(only({ simpson: true })).found, ['product=product 6'])
})

test('a pattern is reported once, not again for its largest child', () => {
  assert.deepEqual(compare({ ...only({ nested: true }), interactions: 150_000 }).found, [
    'component=component 4 & product=product 2',
  ])
})

test('complaints that come late and a change of clocks say nothing', () => {
  assert.deepEqual(compare(only({ late: true, clockChange: true })).found, [])
})
