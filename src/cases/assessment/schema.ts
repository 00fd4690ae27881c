import { z } from 'zod'
import { severitySchema } from '../../language/severity.ts'

/** How likely the cause is to strike again, in the customer's view. */
export const stabilitySchema = z.enum(['one-off', 'unknown', 'recurring'])

/** How far the customer thinks we could have prevented it. */
export const controlSchema = z.enum(['low', 'unknown', 'high'])

/** Outcome: the thing itself failed. Process: it came, but badly. */
export const failureKindSchema = z.enum(['outcome', 'process', 'unknown'])

/** Established: three purchases or a year with us. */
export const relationshipSchema = z.enum(['first-time', 'regular', 'established', 'unknown'])

/** An earlier failure of the same customer. An absent boolean is not known, and costs nothing. */
export const priorFailureSchema = z.strictObject({
  daysAgo: z.int().nonnegative(),
  sameCause: z.boolean().optional(),
  recovered: z.boolean().optional(),
})

/** The situation the score judges; nothing about what was done since. */
export const situationSchema = z.strictObject({
  severity: severitySchema,
  priorFailures: z.array(priorFailureSchema).max(1000),
  stability: stabilitySchema,
  control: controlSchema,
  failureKind: failureKindSchema,
  relationship: relationshipSchema,
})

/** Everything that can move the score, in the order in which it is shown. */
export const FACTORS = [
  'start',
  'severity',
  'prior-failures',
  'same-cause',
  'failed-recovery',
  'stability',
  'control',
  'failure-kind',
  'relationship',
  's5-cap',
  'clamp',
] as const

/** One thing that can move the score. */
export const factorSchema = z.enum(FACTORS)

/** Who should have the case, by what the score says. It routes effort, never money or time. */
export const bandSchema = z.enum(['standard', 'lead informed', 'specialist'])

/** The four conditions under which customers sometimes end up more satisfied; each holds or does not. */
export const gatesSchema = z.object({
  severity: z.boolean(),
  priorFailure: z.boolean(),
  stability: z.boolean(),
  control: z.boolean(),
})

/** What the preview answers, with each reason in words. */
export const assessmentSchema = z.object({
  score: z.int().min(0).max(100),
  band: bandSchema,
  gates: gatesSchema,
  confidence: z.number().min(0).max(1),
  contributions: z.array(z.object({ factor: factorSchema, points: z.int(), why: z.string() })),
  hint: z.string(),
  pointsVersion: z.int(),
})

export type PriorFailure = z.infer<typeof priorFailureSchema>
export type Situation = z.infer<typeof situationSchema>
export type Factor = z.infer<typeof factorSchema>
export type Band = z.infer<typeof bandSchema>
export type Gates = z.infer<typeof gatesSchema>
export type Assessment = z.infer<typeof assessmentSchema>
