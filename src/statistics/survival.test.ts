import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allNear, near } from './r-equal.ts'
import {
  fromLandmark,
  kaplanMeier,
  logRank,
  type Observation,
  restrictedMean,
  restrictedMeanDifference,
  survivalAt,
  timeUntil,
} from './survival.ts'

// Freireich et al. (1963): weeks in remission, 6-MP and placebo; negative = only observed until then.
const observe = (weeks: readonly number[]): Observation[] =>
  weeks.map((w) => ({ time: Math.abs(w), event: w > 0 }))
const drug = observe([
  6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35,
])
const placebo = observe([1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23])

test("Kaplan-Meier with Greenwood's error equals survfit", () => {
  // R: summary(survfit(Surv(t, e) ~ 1)): surv, std.err
  const steps = kaplanMeier(drug)
  allNear(
    steps.map((s) => s.survival),
    [
      0.8571428571428571, 0.80672268907563016, 0.75294117647058811, 0.69019607843137243, 0.62745098039215674,
      0.53781512605042003, 0.44817927170868338,
    ],
  )
  allNear(
    steps.map((s) => s.standardError),
    [
      0.076360354832121252, 0.086935285180057192, 0.096349652994320495, 0.10681470777500982,
      0.11405386525675253, 0.12823375169303397, 0.13459145675576042,
    ],
  )
})

test('the interval of a survival share is the one of survfit', () => {
  const { low, high } = survivalAt(kaplanMeier(drug), 24)
  allNear([low, high], [0.24878822681765961, 0.80737204552907704])
  assert.deepEqual(survivalAt(kaplanMeier(drug), 3), { survival: 1, low: 1, high: 1 })
})

test('half of the treated relapse by week 23; a tenth is never reached twice', () => {
  assert.equal(timeUntil(kaplanMeier(drug), 0.5), 23)
  assert.equal(timeUntil(kaplanMeier(drug), 0.9), undefined)
})

test('the log-rank test equals survdiff', () => {
  const got = logRank(drug, placebo)
  allNear([got.chiSquare, got.p], [16.79294098921654, 4.1688091093345308e-5])
  allNear([got.observed, got.expected], [9, 19.250500948031128])
})

test('the restricted mean and its error equal summary(survfit, rmean)', () => {
  const rows = [
    [restrictedMean(drug, 20), 16.116526610644257, 1.2515601960050471],
    [restrictedMean(placebo, 20), 8.4285714285714288, 1.268082682503922],
    [restrictedMean(placebo, 30), 8.6666666666666661, 1.3773900412645483],
  ] as const
  for (const [got, mean, error] of rows) allNear([got.mean, Math.sqrt(got.variance)], [mean, error])
})

test('treatment gains 7.7 of the first twenty weeks', () => {
  const { mean, p } = restrictedMeanDifference(drug, placebo, 20)
  near(mean, 16.116526610644257 - 8.4285714285714288)
  assert.ok(p < 1e-4)
})

test('from a landmark on only those still there are compared', () => {
  assert.equal(fromLandmark(placebo, 5).length, 12)
  near(logRank(fromLandmark(drug, 5), fromLandmark(placebo, 5)).chiSquare, 6.8962115753584916)
})

test('counted observations give what single ones give', () => {
  const counted: Observation[] = []
  for (const { time, event } of placebo) {
    const known = counted.find((o) => o.time === time && o.event === event)
    if (known) known.count = (known.count ?? 1) + 1
    else counted.push({ time, event })
  }
  assert.ok(counted.length < placebo.length)
  assert.deepEqual(kaplanMeier(counted), kaplanMeier(placebo))
  assert.deepEqual(logRank(drug, counted), logRank(drug, placebo))
  assert.deepEqual(logRank(counted, drug), logRank(placebo, drug))
})
