import { z } from 'zod'
import { moneySchema } from '../../language/money.ts'
import { severitySchema } from '../../language/severity.ts'
import { assessmentSchema, gatesSchema } from '../assessment/schema.ts'
import { worthSchema } from '../assessment/worth.ts'
import { instant } from './summary.ts'

/** An earlier failure as the score counts it: in full, by half, or no more. */
const earlierFailure = z.object({
  caseId: z.string(),
  reference: z.string(),
  daysAgo: z.int(),
  weight: z.number(),
  /** Null: not known. */
  sameCause: z.boolean().nullable(),
  recovered: z.boolean().nullable(),
})

/** What is at stake with this customer, and everything assumed to say so. */
const stakeShape = z.object({
  atStake: moneySchema,
  yearly: moneySchema,
  overTenYears: moneySchema,
  from: z.enum(['purchases', 'lifetime-value']),
  assumptions: worthSchema.omit({ version: true, basis: true }),
})

const judgedWith = z.object({ version: z.int(), basis: z.enum(['assumption', 'calibrated']) })

/** How well a case can still be made good: the score with its reasons, the four conditions, the flags, the stake. */
export const caseAssessment = z.object({
  severity: severitySchema,
  gates: gatesSchema,
  conditions: z.object({
    held: z.array(z.string()),
    failed: z.array(z.string()),
    unknown: z.array(z.string()),
  }),
  hint: z.string(),
  recoverability: assessmentSchema.pick({ score: true, band: true, confidence: true, contributions: true }),
  earlier: z.array(earlierFailure),
  flags: z.object({ doubleDeviationAt: instant.nullable(), betrayalRisk: z.boolean() }),
  /** Null: nothing is known of what they pay. */
  stake: stakeShape.nullable(),
  judgedWith: z.object({ points: judgedWith, worth: judgedWith }),
})
