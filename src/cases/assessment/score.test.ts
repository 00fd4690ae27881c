import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { LOCALES, t } from '../../platform/i18n/i18n.ts'
import { assess } from './explain.ts'
import { DEFAULT_POINTS, type Points, pointsSchema } from './points.ts'
import { assessmentSchema, type PriorFailure, type Situation, situationSchema } from './schema.ts'
import { scoreRecoverability } from './score.ts'

const parcelLateInStorm: Situation = {
  severity: 'S2',
  priorFailures: [],
  stability: 'one-off',
  control: 'low',
  failureKind: 'process',
  relationship: 'regular',
}
const preventableAgain: Situation = {
  ...parcelLateInStorm,
  severity: 'S3',
  priorFailures: [{ daysAgo: 30, sameCause: true }],
  stability: 'recurring',
  control: 'high',
  failureKind: 'outcome',
}
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

const prior = fc.record<PriorFailure>(
  { daysAgo: fc.nat(500), sameCause: fc.boolean(), recovered: fc.boolean() },
  { requiredKeys: ['daysAgo'] },
)
const situation: fc.Arbitrary<Situation> = fc.record({
  severity: fc.constantFrom('S1', 'S2', 'S3', 'S4', 'S5'),
  priorFailures: fc.array(prior, { maxLength: 6 }),
  stability: fc.constantFrom('one-off', 'unknown', 'recurring'),
  control: fc.constantFrom('low', 'unknown', 'high'),
  failureKind: fc.constantFrom('process', 'unknown', 'outcome'),
  relationship: fc.constantFrom('established', 'regular', 'unknown', 'first-time'),
})

test('the reasons always sum to the score, begin at 100 and stay within 0 and 100', () => {
  fc.assert(
    fc.property(situation, (given) => {
      const { score, contributions } = scoreRecoverability(given)
      assert.deepEqual(contributions[0], { factor: 'start', points: 100 })
      assert.equal(
        contributions.reduce((sum, { points }) => sum + points, 0),
        score,
      )
      assert.ok(score >= 0 && score <= (given.severity === 'S5' ? 40 : 100))
    }),
    { numRuns: 2000 },
  )
})

/** Each fact from mild to hard. */
const WORSE = {
  severity: ['S1', 'S2', 'S3', 'S4', 'S5'],
  stability: ['one-off', 'unknown', 'recurring'],
  control: ['low', 'unknown', 'high'],
  failureKind: ['process', 'unknown', 'outcome'],
  relationship: ['established', 'regular', 'unknown', 'first-time'],
} as const

test('no worse fact ever scores better', () => {
  fc.assert(
    fc.property(situation, prior, fc.nat(400), (given, more, later) => {
      const base = scoreRecoverability(given).score
      for (const [fact, order] of Object.entries(WORSE) as [keyof typeof WORSE, readonly string[]][]) {
        const scores = order.map(
          (value) => scoreRecoverability({ ...given, [fact]: value } as Situation).score,
        )
        assert.deepEqual(
          scores,
          [...scores].sort((a, b) => b - a),
          fact,
        )
      }
      assert.ok(
        scoreRecoverability({ ...given, priorFailures: [...given.priorFailures, more] }).score <= base,
      )
      const faded = given.priorFailures.map((p) => ({ ...p, daysAgo: p.daysAgo + later }))
      assert.ok(scoreRecoverability({ ...given, priorFailures: faded }).score >= base)
    }),
    { numRuns: 1000 },
  )
})

test('points an organisation may save keep the directions', () => {
  assert.ok(pointsSchema.safeParse(DEFAULT_POINTS).success)
  const flattering = { ...DEFAULT_POINTS, severity: { ...DEFAULT_POINTS.severity, S3: 0 } }
  assert.equal(pointsSchema.safeParse(flattering).success, false)
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

test('every reason is said in all six languages', () => {
  fc.assert(
    fc.property(situation, fc.constantFrom(...LOCALES), (given, locale) => {
      const answer = assess(given, (key, values) => t(locale, key, values))
      assert.deepEqual(assessmentSchema.parse(answer), answer)
      for (const text of [answer.hint, ...answer.contributions.map(({ why }) => why)])
        assert.doesNotMatch(text, /assessment\.|\{\{|undefined|Infinity/)
    }),
    { numRuns: 300 },
  )
})

test('the hint names what fails and what nobody knows, and never promises a fan', () => {
  const hint = assess({ ...parcelLateInStorm, severity: 'S3', control: 'unknown' }, (key, values) =>
    t('en', key, values),
  ).hint
  assert.match(hint, /2 hold\. Not so: it was not grave\. Not known: we could hardly have prevented it\./)
  assert.doesNotMatch(hint, /will/)
})

const falling = (length: number) =>
  fc
    .array(fc.integer({ min: -60, max: 0 }), { minLength: length, maxLength: length })
    .map((all) => all.toSorted((a, b) => b - a))

/** Any table that an organisation may save. */
const savedPoints: fc.Arbitrary<Points> = fc
  .record({
    severity: falling(5),
    prior: falling(3),
    stability: falling(3),
    control: falling(3),
    kind: falling(2),
    relationship: fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 3, maxLength: 3 }),
    days: fc.tuple(fc.nat(200), fc.nat(300)),
    s5Cap: fc.integer({ min: 0, max: 100 }),
    sameCause: fc.integer({ min: -30, max: 0 }),
  })
  .map(
    ({
      severity: s,
      prior: p,
      stability: t,
      control: c,
      kind: k,
      relationship,
      days: [full, more],
      ...rest
    }) => {
      const [first = 0, regular = 0, established = 0] = relationship.toSorted((a, b) => a - b)
      return {
        ...DEFAULT_POINTS,
        ...rest,
        severity: { S1: s[0]!, S2: s[1]!, S3: s[2]!, S4: s[3]!, S5: s[4]! },
        priorFailures: { underOne: p[0]!, underTwo: p[1]!, twoOrMore: p[2]! },
        priorDays: { full, half: full + more },
        stability: { 'one-off': t[0]!, unknown: t[1]!, recurring: t[2]! },
        control: { low: c[0]!, unknown: c[1]!, high: c[2]! },
        failureKind: { process: k[0]!, unknown: k[0]!, outcome: k[1]! },
        relationship: { 'first-time': first, regular, unknown: regular, established },
      }
    },
  )

test('whatever points an organisation may save, reasons sum, bounds hold and no worse fact scores better', () => {
  fc.assert(
    fc.property(savedPoints, situation, (points, given) => {
      assert.ok(pointsSchema.safeParse(points).success)
      const { score, contributions } = scoreRecoverability(given, points)
      assert.equal(
        contributions.reduce((sum, each) => sum + each.points, 0),
        score,
      )
      assert.ok(score >= 0 && score <= (given.severity === 'S5' ? points.s5Cap : 100))
      for (const fact of ['stability', 'control'] as const) {
        const scores = WORSE[fact].map(
          (value) => scoreRecoverability({ ...given, [fact]: value } as Situation, points).score,
        )
        assert.deepEqual(
          scores,
          [...scores].sort((a, b) => b - a),
          fact,
        )
      }
    }),
    { numRuns: 500 },
  )
})

test('points that reward a first customer, or a thing that failed, are refused', () => {
  const upsideDown = { ...DEFAULT_POINTS.relationship, 'first-time': 20 }
  assert.equal(pointsSchema.safeParse({ ...DEFAULT_POINTS, relationship: upsideDown }).success, false)
  const failureKind = { process: -10, outcome: 0, unknown: 0 }
  assert.equal(pointsSchema.safeParse({ ...DEFAULT_POINTS, failureKind }).success, false)
})
