import assert from 'node:assert/strict'
import { test } from 'node:test'
import { money } from '../../language/money.ts'
import { isBetrayalRisk, isDoubleDeviation } from './flags.ts'
import { severityOf } from './severityRubric.ts'
import { valueAtStake } from './valueAtStake.ts'
import { DEFAULT_WORTH, stakeOf } from './worth.ts'

test('the worst thing that happened decides how grave the failure is', () => {
  assert.equal(severityOf({}), 'S1')
  assert.equal(severityOf({ minutesLost: 14 }), 'S1')
  assert.equal(severityOf({ minutesLost: 15 }), 'S2')
  assert.equal(severityOf({ minutesLost: 10, percentOfPriceLost: 25 }), 'S3')
  assert.equal(severityOf({ minutesLost: 24 * 60 + 1 }), 'S4')
  assert.equal(severityOf({ minutesLost: 5, onceOnlyEvent: true }), 'S4')
  assert.equal(severityOf({ minutesLost: 5, graveHarm: true }), 'S5')
})

test('a case that comes back, a bad second rating or the same cause within 90 days is a double failure', () => {
  const none = { reopened: false, unhappyWithRecovery: false }
  assert.equal(isDoubleDeviation(none), false)
  assert.equal(isDoubleDeviation({ ...none, reopened: true }), true)
  assert.equal(isDoubleDeviation({ ...none, unhappyWithRecovery: true }), true)
  assert.equal(isDoubleDeviation({ ...none, sameCauseDaysAgo: 90 }), true)
  assert.equal(isDoubleDeviation({ ...none, sameCauseDaysAgo: 91 }), false)
})

test('only a loyal customer can feel betrayed', () => {
  assert.equal(isBetrayalRisk({ longestThird: true, failuresInYear: 2 }), true)
  assert.equal(isBetrayalRisk({ longestThird: true, failuresInYear: 0, fairness: 2 }), true)
  assert.equal(isBetrayalRisk({ longestThird: true, failuresInYear: 1, fairness: 3 }), false)
  assert.equal(isBetrayalRisk({ longestThird: false, failuresInYear: 5, fairness: 1 }), false)
})

test('100 a year with four in five staying is worth 164 over three years', () => {
  assert.deepEqual(valueAtStake({ yearlyMargin: money(100, 'JPY'), retentionPercent: 80 }), money(164, 'JPY'))
  assert.deepEqual(
    valueAtStake({ yearlyMargin: money(10000, 'EUR'), retentionPercent: 80 }),
    money(16409, 'EUR'),
  )
})

test('a customer who costs us money has nothing at stake, and is still owed everything', () => {
  assert.equal(valueAtStake({ yearlyMargin: money(-500, 'EUR'), retentionPercent: 80 }).amount, 0)
})

test('what is at stake is reckoned from last year’s purchases, else from a lifetime value; friends count for nothing', () => {
  const lifetimeValue = money(260_000, 'EUR')
  const bought = stakeOf({ paidInYear: money(100_000, 'EUR'), lifetimeValue })
  assert.deepEqual(
    [bought?.yearly.amount, bought?.atStake.amount, bought?.from],
    [30_000, 49_226, 'purchases'],
  )
  const told = stakeOf({ paidInYear: undefined, lifetimeValue })
  assert.deepEqual([told?.yearly.amount, told?.overTenYears], [26_000, lifetimeValue])
  assert.equal(stakeOf({ paidInYear: undefined, lifetimeValue: undefined }), undefined)
})

test('an organisation that counts friends says by how much, and the sum grows by exactly that', () => {
  const known = { paidInYear: money(100_000, 'EUR'), lifetimeValue: undefined }
  const counted = stakeOf(known, { ...DEFAULT_WORTH, networkPercent: 50 })
  assert.equal(counted?.atStake.amount, 49_226 + 24_613)
  assert.equal(counted?.overTenYears.amount, stakeOf(known)?.overTenYears.amount)
})
