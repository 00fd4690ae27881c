import { z } from 'zod'

/** What `POST /api/v1/feedback` answers; for the API description. */
export const feedbackAnswer = z.object({
  id: z.uuid(),
  understanding: z.looseObject({
    language: z.string(),
    dissatisfaction: z.number().min(0).max(1),
    sentiment: z.enum(['negative', 'neutral', 'positive']),
    severity: z.enum(['S1', 'S2', 'S3', 'S4', 'S5']),
  }),
  flagged: z.boolean(),
  flagReasons: z.array(z.string()),
  review: z.boolean(),
  restsOn: z.string().nullable(),
  sure: z.number().nullable(),
  case: z.object({ id: z.uuid(), reference: z.string(), url: z.url(), created: z.boolean() }).nullable(),
  alert: z.object({ id: z.uuid(), answerDueAt: z.iso.datetime() }).nullable(),
  unknown: z.array(z.string()).optional(),
})

/** What `POST /api/v1/interactions` answers. */
export const interactionsAnswer = z.object({
  items: z.array(z.object({ id: z.uuid(), externalId: z.string(), created: z.boolean() })),
})

/** What `POST /api/v1/surveys` answers. */
export const surveyAnswer = z.object({ id: z.uuid(), url: z.url() })
