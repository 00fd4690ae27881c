import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parcelLateInStorm, preventableAgain } from '../../../test/situations.ts'
import { type Situation, situationSchema } from './schema.ts'
import { scoreRecoverability } from './score.ts'

const scoreOf = (change: Partial<Situation>) => scoreRecoverability({ ...parcelLateInStorm, ...change }).score

test('a parcel that the storm made late scores 92', () => assert.equal(scoreOf({}), 92))

test('a wrong bill that we could have prevented scores 79', () =>
  assert.equal(scoreOf({ control: 'high', failureKind: 'outcome' }), 79))

test('a missed wedding scores 40 and is a specialist’s, whatever speaks for it', () => {
  const wedding = scoreRecoverability({ ...parcelLateInStorm, severity: 'S5', relationship: 'established' })
  assert.equal(wedding.score, 40)
  assert.equal(wedding.band, 'specialist')
  assert.deepEqual(wedding.contributions.at(-1), { factor: 's5-cap', points: -15 })
})

test('the same preventable failure again scores 34, and 19 when the earlier recovery failed too', () => {
  assert.equal(scoreRecoverability(preventableAgain).score, 34)
  const failedBefore = [{ daysAgo: 30, sameCause: true, recovered: false }]
  assert.equal(scoreRecoverability({ ...preventableAgain, priorFailures: failedBefore }).score, 19)
})

test('a small slip towards a loyal customer scores 95', () =>
  assert.equal(scoreOf({ severity: 'S1', control: 'high', relationship: 'established' }), 95))

test('a first customer about whom nothing is known scores 62, with four of six facts known', () => {
  const found = scoreRecoverability({
    severity: 'S3',
    priorFailures: [],
    stability: 'unknown',
    control: 'unknown',
    failureKind: 'outcome',
    relationship: 'first-time',
  })
  assert.equal(found.score, 62)
  assert.equal(found.band, 'lead informed')
  assert.equal(found.confidence, 4 / 6)
})

test('a grave preventable failure scores 55', () =>
  assert.equal(scoreOf({ severity: 'S4', control: 'high', failureKind: 'outcome' }), 55))

test('a failure eight months ago still costs seven points: 85', () =>
  assert.equal(scoreOf({ priorFailures: [{ daysAgo: 240 }] }), 85))

test('failures fade: 90 days count in full, 365 days by half, 366 days for nothing at all', () => {
  const cost = (...days: number[]) => 92 - scoreOf({ priorFailures: days.map((daysAgo) => ({ daysAgo })) })
  assert.deepEqual([cost(90), cost(91), cost(365), cost(366)], [15, 7, 7, 0])
  assert.deepEqual([cost(91, 365), cost(90, 91), cost(90, 90), cost(91, 91, 91, 91)], [15, 15, 25, 25])
  assert.equal(scoreOf({ priorFailures: [{ daysAgo: 366, sameCause: true, recovered: false }] }), 92)
})

test('nothing in favour lifts a score above 100', () => {
  const found = scoreRecoverability({ ...parcelLateInStorm, severity: 'S1', relationship: 'established' })
  assert.equal(found.score, 100)
  assert.deepEqual(found.contributions.at(-1), { factor: 'clamp', points: -5 })
})

test('everything against it ends at 0, not below', () => {
  const found = scoreRecoverability({
    ...preventableAgain,
    severity: 'S5',
    relationship: 'first-time',
    priorFailures: [
      { daysAgo: 1, sameCause: true, recovered: false },
      { daysAgo: 2, sameCause: true, recovered: false },
    ],
  })
  assert.equal(found.score, 0)
  assert.deepEqual(found.contributions.at(-1), { factor: 'clamp', points: 28 })
})

test('the four conditions: mild, first, one-off, hardly preventable', () => {
  assert.deepEqual(scoreRecoverability(parcelLateInStorm).gates, {
    severity: true,
    priorFailure: true,
    stability: true,
    control: true,
  })
  assert.deepEqual(scoreRecoverability(preventableAgain).gates, {
    severity: false,
    priorFailure: false,
    stability: false,
    control: false,
  })
})

test('days that are no whole number and unknown words are refused', () => {
  assert.equal(
    situationSchema.safeParse({ ...preventableAgain, priorFailures: [{ daysAgo: 1.5 }] }).success,
    false,
  )
  assert.equal(
    situationSchema.safeParse({ ...preventableAgain, priorFailures: [{ daysAgo: -1 }] }).success,
    false,
  )
  assert.equal(situationSchema.safeParse({ ...preventableAgain, control: 'medium' }).success, false)
})
