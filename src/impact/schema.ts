import { z } from 'zod'
import { daySchema, idSchema, nameSchema, saidSchema } from '../language/input.ts'
import { SCALES, scaleSchema } from '../language/score.ts'
import { zonedInstant } from '../language/zoned-instant.ts'
import { LOCALES } from '../platform/i18n/index.ts'
import { GROUPINGS } from './groupings.ts'

/** A day, or an instant whose day in the organisation's zone is meant. */
const dayOrInstant = z
  .string()
  .max(40)
  .refine(
    (text) => daySchema.safeParse(text).success || zonedInstant(text) !== undefined,
    'Write a day like 2026-11-22, or an instant like 2026-11-22T14:05:00Z.',
  )

const filters = {
  /** First day, inclusive; absent: from the beginning. */
  from: dayOrInstant.optional(),
  /** Last day, inclusive; absent: today. */
  to: dayOrInstant.optional(),
  /** A site with all below it. */
  site: idSchema.optional(),
  /** A team with all below it. */
  team: idSchema.optional(),
  /** Who owns the case. */
  agent: idSchema.optional(),
  cause: nameSchema.optional(),
  channel: nameSchema.optional(),
  /** Absent: the scale most of these ratings are on. */
  scale: scaleSchema.optional(),
}

/** What `GET /api/v1/impact` may be asked. */
export const impactQuery = z.strictObject(filters)
/** The filters of every address of this room. */
export type ImpactQuery = z.output<typeof impactQuery>

/** The page compares groups by one thing at a time. */
export const pageQuery = z.strictObject({
  ...filters,
  by: z.enum(GROUPINGS).default('site'),
})

/** The same as a file, in a language of the reader. */
export const fileQuery = pageQuery.extend({ locale: z.enum(LOCALES).default('en') })

const yesOrNo = z.enum(['true', 'false']).transform((text) => text === 'true')

/** The cases behind a figure. */
export const behindQuery = z.strictObject({
  ...filters,
  arm: z.enum(['treated', 'control', 'any']).default('treated'),
  answered: yesOrNo.optional(),
  recovered: yesOrNo.optional(),
  before: z.coerce.number().int().min(0).max(10).optional(),
  /** The place where the page before ended. */
  cursor: z
    .string()
    .max(60)
    .regex(/^\d{4}-\d\d-\d\d_[0-9a-f-]{36}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** Whose assumptions are read. */
export const assumptionsQuery = z.strictObject({ scale: scaleSchema })

/** What the organisation assumes from now on, and why. */
export const assumptionBody = z.strictObject({
  scale: scaleSchema,
  mean: z.number().min(0).max(10).nullable(),
  retest: z.number().min(0).max(1).nullable(),
  why: saidSchema.max(1_000),
})

const share = z.object({
  rate: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.int(),
})
const estimate = z.object({ mean: z.number(), low: z.number(), high: z.number() })
const recoveryRate = z.object({
  /** All who were let down and followed up; silence counts as not recovered. */
  intentionToTreat: share,
  responders: share,
  coverage: z.number().nullable(),
  bounds: z.object({ low: z.number().nullable(), high: z.number().nullable() }),
})
const group = z.object({
  group: z.string(),
  name: z.string(),
  pairs: z.int(),
  recoveryRate,
  /** Pulled towards the mean of all groups; null below ten. */
  shrunkRate: estimate.nullable(),
  shrunkNet: estimate.nullable(),
})
const clock = z.object({
  n: z.int(),
  medianSeconds: z.number().nullable(),
  p90Seconds: z.number().nullable(),
  withinTarget: z.object({ share: z.number(), low: z.number(), high: z.number() }).nullable(),
  targetSeconds: z.number(),
})

/** The public object: what `amends impact table` prints, with groups and clocks. */
export const impactAnswer = z.object({
  scale: z.enum(SCALES),
  from: z.string().nullable(),
  to: z.string(),
  /** Until when every change is in these figures. */
  countedAt: z.string().nullable(),
  pairs: z.int(),
  method: z.string(),
  meanBefore: z.number().nullable(),
  change: z.object({ mean: z.number(), low: z.number().nullable(), high: z.number().nullable() }).nullable(),
  expectedWithoutRecovery: z.number().nullable(),
  net: estimate.extend({ p: z.number() }).nullable(),
  recoveryRate,
  recoveredAnyway: share.nullable(),
  verdict: z.enum(['effect', 'no effect shown', 'harm', 'too little data']),
  basis: z.object({
    controls: z.int(),
    background: z.int(),
    mean: z.number().nullable(),
    retest: z.number().nullable(),
    assumed: z.array(z.string()),
  }),
  bySite: z.array(group),
  byTeam: z.array(group),
  byCause: z.array(group),
  clocks: z.record(z.string(), clock),
})
