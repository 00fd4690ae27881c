import { z } from 'zod'
import { Understanding } from './text/schema.ts'

/** As long as any text that comes in. */
const MOST_TEXT = 20_000
const instant = z.string()

/** Body of `POST /api/v1/text/understand`. */
export const understandBody = z.strictObject({
  text: z.string().max(MOST_TEXT),
  locale: z.string().max(35).optional().describe('what the writer’s language is likely to be; not an answer'),
})

/** Body of `PUT /api/v1/text/reading`: what is absent stays. */
export const readingBody = z.strictObject({
  learning: z.boolean().optional(),
  threshold: z
    .number()
    .min(0.05)
    .max(1.1)
    .nullable()
    .optional()
    .describe('from this dissatisfaction on words alone ask for a person’s look; null: as own ratings say'),
})

/** Body of `PUT /api/v1/text/return`. */
export const returnBody = z.strictObject({ ratings: z.int().nonnegative() })

/** Which messages to list. */
export const readingsQuery = z.strictObject({
  show: z.enum(['review', 'newest']).default('newest'),
  caseId: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})

/** Names one message. */
export const messageParams = z.strictObject({ feedbackId: z.uuid() })

/** Body of `PUT /api/v1/text/messages/{feedbackId}/mood`. */
export const moodBody = z.strictObject({ unhappy: z.boolean() })

/** A customer's words with how they were read. */
export const readingShape = z.object({
  feedbackId: z.string(),
  receivedAt: instant,
  source: z.string(),
  customer: z.string(),
  text: z.string(),
  scale: z.string().nullable(),
  score: z.int().nullable(),
  understanding: Understanding,
  flagged: z.boolean(),
  flagReasons: z.array(z.string()),
  review: z.boolean().describe('waits for a person’s look'),
  caseId: z.string().nullable(),
  saidUnhappy: z.boolean().nullable().describe('what a person said of it; null: nobody'),
  opinion: z
    .object({ said: z.enum(['raised', 'agreed', 'none']), reason: z.string().nullable() })
    .nullable()
    .describe('a second opinion, a machine’s; null: not asked'),
})

/** A page of messages. */
export const readingsAnswer = z.object({ items: z.array(readingShape), nextCursor: z.null() })

const figure = z.object({ value: z.number(), low: z.number(), high: z.number() })
const counted = z.object({ k: z.int(), n: z.int() })
const readingQuality = z
  .object({ brier: figure, logLoss: figure, auc: figure, right: counted, found: counted })
  .nullable()

/** Answer of `GET /api/v1/text/reading`. */
export const readingAnswer = z.object({
  engine: z.string(),
  learning: z.boolean(),
  upToDate: z.boolean().describe('false while what was learnt is being worked out again'),
  answers: z.enum(['shipped', 'stretched', 'learnt']),
  ratings: z.object({
    learnt: z.int(),
    setAside: z.int(),
    fromPeople: z.int(),
    byLanguage: z.array(z.object({ language: z.string(), count: z.int(), unhappy: z.int() })),
  }),
  threshold: z.object({
    value: z.number(),
    from: z.enum(['person', 'ratings', 'shipped']),
    learnt: z.number().nullable(),
  }),
  quality: z.object({ n: z.int(), unhappy: z.int(), shipped: readingQuality, answered: readingQuality }),
  trials: z.array(z.object({ chance: z.number(), unhappy: z.boolean() })),
  points: z.array(
    z.object({
      ratings: z.int(),
      at: instant,
      answers: z.string(),
      shippedLoss: z.number(),
      answeredLoss: z.number(),
    }),
  ),
  languages: z.object({
    chosen: z.array(z.string()),
    written: z.array(z.object({ language: z.string(), count: z.int() })),
  }),
  updatedAt: instant.nullable(),
})

/** Body of `PUT /api/v1/text/opinion`: what is absent stays; an empty key takes the key away. */
export const opinionBody = z.strictObject({
  on: z.boolean().optional(),
  url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .refine((url) => URL.canParse(url) && new URL(url).username === '' && new URL(url).password === '', {
      message: 'holds a name or password. Write the key into its own field.',
    })
    .nullable()
    .optional()
    .describe('up to and without /chat/completions, such as http://127.0.0.1:11434/v1'),
  model: z.string().trim().min(1).max(200).nullable().optional(),
  key: z.string().max(500).optional(),
  orderMasks: z
    .array(z.string().min(3).max(40))
    .max(20)
    .optional()
    .describe('0 is a digit, A a letter, all else itself'),
})

/** Body of `POST /api/v1/text/opinion/tries`. */
export const tryBody = z.strictObject({ text: z.string().min(1).max(MOST_TEXT) })

/** Answer of `GET /api/v1/text/opinion`; the key itself never leaves. */
export const opinionAnswer = z.object({
  on: z.boolean(),
  url: z.string().nullable(),
  model: z.string().nullable(),
  keySet: z.boolean(),
  orderMasks: z.array(z.string()),
  lastWeek: z.object({ raised: z.int(), agreed: z.int(), none: z.int() }),
})

/** Names one kind of failure. */
export const categoryParams = z.strictObject({ key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/) })

/** Body of `PUT /api/v1/text/categories/{key}`. */
export const categoryBody = z.strictObject({
  name: z.string().trim().min(1).max(80).nullable().default(null).describe('null: the name that ships'),
  cues: z
    .array(z.string().trim().min(2).max(80))
    .max(200)
    .default([])
    .describe('own words and phrases, in any language; stem* may go on'),
  becomes: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
    .nullable()
    .default(null)
    .describe('told as this kind instead'),
})

/** Answer of `GET /api/v1/text/categories`. */
export const categoriesAnswer = z.object({
  items: z.array(
    z.object({
      key: z.string(),
      ships: z.boolean(),
      name: z.string().nullable(),
      cues: z.array(z.string()),
      becomes: z.string().nullable(),
      /** Of the newest messages with words. */
      lately: z.int(),
    }),
  ),
  nextCursor: z.null(),
})
