import fc from 'fast-check'
import type { PriorFailure, Situation } from '../src/cases/assessment/schema.ts'

/** A parcel that a storm made late, for somebody who has bought now and then. */
export const parcelLateInStorm: Situation = {
  severity: 'S2',
  priorFailures: [],
  stability: 'one-off',
  control: 'low',
  failureKind: 'process',
  relationship: 'regular',
}

/** A failure we could have prevented, and it is not the first of its kind. */
export const preventableAgain: Situation = {
  ...parcelLateInStorm,
  severity: 'S3',
  priorFailures: [{ daysAgo: 30, sameCause: true }],
  stability: 'recurring',
  control: 'high',
  failureKind: 'outcome',
}

/** Any earlier failure. */
export const prior = fc.record<PriorFailure>(
  { daysAgo: fc.nat(500), sameCause: fc.boolean(), recovered: fc.boolean() },
  { requiredKeys: ['daysAgo'] },
)

/** Any situation. */
export const situation: fc.Arbitrary<Situation> = fc.record({
  severity: fc.constantFrom('S1', 'S2', 'S3', 'S4', 'S5'),
  priorFailures: fc.array(prior, { maxLength: 6 }),
  stability: fc.constantFrom('one-off', 'unknown', 'recurring'),
  control: fc.constantFrom('low', 'unknown', 'high'),
  failureKind: fc.constantFrom('process', 'unknown', 'outcome'),
  relationship: fc.constantFrom('established', 'regular', 'unknown', 'first-time'),
})

/** Each fact from mild to hard. */
export const WORSE = {
  severity: ['S1', 'S2', 'S3', 'S4', 'S5'],
  stability: ['one-off', 'unknown', 'recurring'],
  control: ['low', 'unknown', 'high'],
  failureKind: ['process', 'unknown', 'outcome'],
  relationship: ['established', 'regular', 'unknown', 'first-time'],
} as const
