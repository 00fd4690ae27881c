import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { situation, WORSE } from '../../../test/situations.ts'
import { DEFAULT_POINTS, type Points, pointsSchema } from './points.ts'
import type { Situation } from './schema.ts'
import { scoreRecoverability } from './score.ts'

test('points an organisation may save keep the directions', () => {
  assert.ok(pointsSchema.safeParse(DEFAULT_POINTS).success)
  const flattering = { ...DEFAULT_POINTS, severity: { ...DEFAULT_POINTS.severity, S3: 0 } }
  assert.equal(pointsSchema.safeParse(flattering).success, false)
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
