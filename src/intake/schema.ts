import { z } from 'zod'
import { customerSchema } from '../customers/index.ts'
import { instantSchema, localeSchema, MAX_NAME, nameSchema, textSchema } from '../language/input.ts'
import { moneySchema } from '../language/money.ts'
import { isScore, SCALE_RULES, scaleSchema } from '../language/score.ts'

/** Who handled the interaction, by the organisation's own id or by mail address. */
export const staffRefSchema = z
  .strictObject({ externalId: nameSchema.optional(), email: nameSchema.optional() })
  .refine(({ externalId, email }) => Boolean(externalId || email), 'Name the person by externalId or email.')

const MAX_DIMENSIONS = 40

/** One contact between a customer and the organisation, good or bad: what patterns are measured against. */
export const interactionSchema = z.strictObject({
  externalId: nameSchema,
  occurredAt: instantSchema,
  channel: nameSchema,
  customer: customerSchema,
  staff: staffRefSchema.optional(),
  team: nameSchema.optional(),
  site: nameSchema.optional(),
  product: nameSchema.optional(),
  component: nameSchema.optional(),
  release: nameSchema.optional(),
  value: moneySchema.optional(),
  dimensions: z
    .record(z.string().min(1).max(60), z.string().max(MAX_NAME))
    .refine((all) => Object.keys(all).length <= MAX_DIMENSIONS, `At most ${MAX_DIMENSIONS} dimensions.`)
    .optional(),
  failed: z.boolean().optional(),
  failureKind: nameSchema.optional(),
})

/** Up to this many interactions in one request; all of them or none. */
export const MAX_INTERACTIONS = 1_000

/** One interaction, or a list of them. */
export const interactionsSchema = z.union([
  interactionSchema,
  z
    .array(interactionSchema)
    .min(1, 'Send at least one interaction.')
    .max(MAX_INTERACTIONS, `Send at most ${MAX_INTERACTIONS} interactions at a time.`),
])

export const FEEDBACK_SOURCES = [
  'survey',
  'form',
  'email',
  'review',
  'social',
  'floor',
  'phone',
  'import',
] as const

const feedbackFields = z.strictObject({
  externalId: nameSchema.optional(),
  interactionExternalId: nameSchema.optional(),
  receivedAt: instantSchema,
  source: z.enum(FEEDBACK_SOURCES),
  customer: customerSchema,
  scale: scaleSchema.optional(),
  score: z.number('Give a whole number.').optional(),
  reasons: z.array(nameSchema).max(20).optional(),
  comment: textSchema.optional(),
  locale: localeSchema.optional(),
  staff: staffRefSchema.optional(),
  team: nameSchema.optional(),
  site: nameSchema.optional(),
  product: nameSchema.optional(),
  component: nameSchema.optional(),
})

/** What a customer told us, in figures or words. */
export const feedbackSchema = feedbackFields.superRefine(checkScore)

/** The same as a program sends it: without an instant it was received now, and a scale without a score is words alone. */
export const feedbackBody = feedbackFields
  .extend({ receivedAt: instantSchema.optional() })
  .superRefine(checkScore)
  .transform(({ scale, ...told }) => (told.score === undefined || !scale ? told : { ...told, scale }))

// A file's times are read by the file's own order and zone before these rules see them.
const readInstant = z.custom<Temporal.Instant>((value) => value instanceof Temporal.Instant)

/** The same, read from a file. */
export const fileFeedbackSchema = feedbackFields.extend({ receivedAt: readInstant }).superRefine(checkScore)

/** One interaction, read from a file. */
export const fileInteractionSchema = interactionSchema.extend({ occurredAt: readInstant })

interface Scored {
  scale?: z.infer<typeof scaleSchema> | undefined
  score?: number | undefined
  comment?: string | undefined
}

function checkScore(feedback: Scored, context: z.RefinementCtx): void {
  const wrong = wrongScore(feedback)
  if (wrong) context.addIssue({ code: 'custom', path: [wrong.path], message: wrong.message })
}

function wrongScore({ scale, score, comment }: Scored): { path: string; message: string } | undefined {
  if (score !== undefined && !scale)
    return { path: 'scale', message: 'A score needs its scale: stars5, csat5, nps, ces7 or thumbs.' }
  if (score === undefined && !comment?.trim()) return { path: 'score', message: 'Send a score or a comment.' }
  if (!scale || score === undefined || isScore(scale, score)) return undefined
  const { lowest, highest } = SCALE_RULES[scale]
  return { path: 'score', message: `On ${scale}, a score is a whole number from ${lowest} to ${highest}.` }
}

/** A request for a survey link; sent by mail unless told otherwise. */
export const surveySchema = z
  .strictObject({
    interactionExternalId: nameSchema.optional(),
    customer: customerSchema,
    kind: z.enum(['contact', 'recovery']),
    caseId: z.uuid().optional(),
    locale: localeSchema.optional(),
    send: z.boolean().optional(),
  })
  .refine(({ kind, caseId }) => kind !== 'recovery' || caseId, {
    path: ['caseId'],
    message: 'A recovery survey names its case.',
  })

export type InteractionInput = z.infer<typeof interactionSchema>
export type FeedbackInput = z.infer<typeof feedbackSchema>
export type SurveyInput = z.infer<typeof surveySchema>
