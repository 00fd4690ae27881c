import { z } from 'zod'
import { SEVERITIES, severitySchema } from '../../language/severity.ts'

const cost = z.int().max(0)

/**
 * Points of the recoverability score, editable by the organisation. Directions come from published studies, the
 * numbers are assumptions (docs/decisions/0106-defaults-of-judgement.md); so the shape keeps the directions.
 */
export const pointsSchema = z
  .strictObject({
    version: z.int().positive(),
    basis: z.enum(['assumption', 'calibrated']),
    severity: z.record(severitySchema, cost),
    s5Cap: z.int().min(0).max(100),
    /** Points for fewer than one, fewer than two, and two or more weighted earlier failures. */
    priorFailures: z.strictObject({ underOne: cost, underTwo: cost, twoOrMore: cost }),
    /** An earlier failure counts 1 up to `full` days ago, a half up to `half` days ago, then nothing. */
    priorDays: z.strictObject({ full: z.int().nonnegative(), half: z.int().nonnegative() }),
    sameCause: cost,
    failedRecovery: cost,
    stability: z.strictObject({ 'one-off': cost, unknown: cost, recurring: cost }),
    control: z.strictObject({ low: cost, unknown: cost, high: cost }),
    failureKind: z.strictObject({ process: cost, outcome: cost, unknown: cost }),
    relationship: z.strictObject({
      'first-time': z.int(),
      regular: z.int(),
      established: z.int(),
      unknown: z.int(),
    }),
    bands: z.strictObject({ standard: z.int(), leadInformed: z.int() }),
  })
  .refine((p) => falling(SEVERITIES.map((severity) => p.severity[severity])), 'Worse must not score better.')
  .refine(
    ({ priorFailures: p }) => falling([0, p.underOne, p.underTwo, p.twoOrMore]),
    'More earlier failures must not score better.',
  )
  .refine(
    (p) => falling([p.stability['one-off'], p.stability.unknown, p.stability.recurring]),
    'A recurring cause must not score better than a one-off.',
  )
  .refine(
    (p) => falling([p.control.low, p.control.unknown, p.control.high]),
    'A preventable cause must not score better.',
  )
  .refine(
    ({ failureKind: p }) => p.outcome <= p.process,
    'A thing that failed must not score better than one that came badly.',
  )
  .refine(
    ({ relationship: p }) => falling([p.established, p.regular, p['first-time']]),
    'A first customer must not score better than one who is with us for long.',
  )
  .refine(
    (p) => p.priorDays.full <= p.priorDays.half,
    'Failures fade: the full days end before the half days.',
  )
  .refine((p) => p.bands.standard >= p.bands.leadInformed, 'The standard band starts above the next one.')

/** One version of the points. */
export type Points = z.infer<typeof pointsSchema>

/** What ships: domain table 2.2, first version, all numbers assumptions. */
export const DEFAULT_POINTS: Points = {
  version: 1,
  basis: 'assumption',
  severity: { S1: 0, S2: -8, S3: -18, S4: -32, S5: -50 },
  s5Cap: 40,
  priorFailures: { underOne: -7, underTwo: -15, twoOrMore: -25 },
  priorDays: { full: 90, half: 365 },
  sameCause: -5,
  failedRecovery: -15,
  stability: { 'one-off': 0, unknown: -7, recurring: -15 },
  control: { low: 0, unknown: -5, high: -10 },
  failureKind: { process: 0, outcome: -3, unknown: 0 },
  relationship: { 'first-time': -5, regular: 0, established: 5, unknown: 0 },
  bands: { standard: 75, leadInformed: 50 },
}

const falling = (points: number[]) => points.every((value, i) => i === 0 || value <= (points[i - 1] ?? value))
