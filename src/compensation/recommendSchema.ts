import { z } from 'zod'
import { priceSchema } from '../language/money.ts'
import { severitySchema } from '../language/severity.ts'
import { LIKENESSES } from './likeness.ts'

/** Rejected: refused, sent back or useless. Accepted: kept or used all the same. */
export const outcomeSchema = z.enum(['rejected', 'accepted'])

/** Whose doing it was, by our finding. */
export const faultSchema = z.enum(['company', 'third-party', 'customer', 'unclear'])

/** What the customer lost; people want it back in kind. */
export const lossKindSchema = z.enum(['money', 'goods', 'service', 'time', 'attention', 'data', 'safety'])

/** What the recommendation is made from. The recoverability score is not among it, and never will be. */
export const lossSchema = z.strictObject({
  // Up to 10^15 minor units, so that every percentage of it is still a whole number.
  affectedPrice: priceSchema.extend({ amount: z.int().min(0).max(1e15) }),
  outcome: outcomeSchema,
  severity: severitySchema,
  fault: faultSchema,
  recurring: z.boolean(),
  businessDaysLate: z.int().nonnegative(),
  contacts: z.int().nonnegative(),
  lossKind: lossKindSchema,
})

/** How the goodwill is best given. */
export const goodwillKindSchema = z.enum(['cash', 'credit', 'in-kind', 'note'])

/** What to think twice about. */
export const warningSchema = z.enum([
  's5-manual',
  'cap-cut',
  'not-ours-and-rare',
  'voucher-for-money',
  'flat-part',
  'update-and-explanation',
])

/** One of two or three offers of equal cost; the customer picks. `value` is what it is worth to them. */
export const optionSchema = z.object({
  kind: z.string(),
  label: z.string(),
  value: priceSchema,
  cost: priceSchema,
  /** Our own working time beside the money. */
  minutes: z.int(),
})

/** Each reason with its percentage points; per line they sum to what was applied. */
export const whySchema = z.object({
  line: z.enum(['restitution', 'goodwill']),
  reason: z.enum(['owed', 'responsibility', 'late', 'contacts', 'cap', 's5']),
  percent: z.number(),
  why: z.string(),
})

/** What the preview answers. Restitution and goodwill are two ledgers; total is their sum. */
export const recommendationSchema = z.object({
  restitution: priceSchema,
  goodwill: priceSchema,
  goodwillKind: goodwillKindSchema,
  total: priceSchema,
  needsApproval: z.boolean(),
  warnings: z.array(warningSchema),
  options: z.array(optionSchema).min(2).max(3),
  why: z.array(whySchema),
  ratesVersion: z.int(),
  ratesBasis: z.enum(['assumption', 'calibrated']),
})

/** Asks a person to look once more; it refuses nobody and delays nothing. */
export const lookAgainSchema = z.enum(['goodwill-often', 'goodwill-above-margin'])

const shareSchema = z.object({ hundredths: z.int(), amount: priceSchema })

/** The recommendation of a case, beside what was asked, what others promised, and what similar cases got. */
export const caseRecommendationSchema = recommendationSchema.extend({
  loss: lossSchema,
  /** What the caller may give on one case; null = no limit is set, so everything asks. */
  mandate: priceSchema.nullable(),
  offerNoLess: z
    .object({ total: priceSchema, by: z.string(), at: z.iso.datetime(), rise: priceSchema })
    .nullable(),
  /** "What would be fair?", verbatim, beside what was offered and given; `gap` is what is missing to it. */
  fair: z.object({
    words: z.string().nullable(),
    asked: priceSchema.nullable(),
    offered: priceSchema.nullable(),
    given: priceSchema.nullable(),
    gap: priceSchema.nullable(),
  }),
  similar: z.object({
    by: z.enum(LIKENESSES),
    n: z.int(),
    band: z.object({ low: shareSchema, middle: shareSchema, high: shareSchema }).nullable(),
  }),
  lookAgain: z.array(lookAgainSchema),
})

export type Outcome = z.infer<typeof outcomeSchema>
export type Fault = z.infer<typeof faultSchema>
export type LossKind = z.infer<typeof lossKindSchema>
export type Loss = z.infer<typeof lossSchema>
export type GoodwillKind = z.infer<typeof goodwillKindSchema>
export type Warning = z.infer<typeof warningSchema>
export type OfferOption = z.infer<typeof optionSchema>
export type Reason = z.infer<typeof whySchema>
export type Recommendation = z.infer<typeof recommendationSchema>
export type LookAgain = z.infer<typeof lookAgainSchema>
export type CaseRecommendation = z.infer<typeof caseRecommendationSchema>
