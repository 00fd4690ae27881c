import { z } from 'zod'
import { priceSchema } from '../../language/money.ts'
import { severitySchema } from '../../language/severity.ts'
import { STATUSES } from '../rows.ts'

const instant = z.iso.datetime({ offset: true })
const text = z.string().trim().min(1, 'Write something.').max(20_000)
const line = z.string().trim().min(1, 'Write one line.').max(2_000)
const word = z.string().trim().min(1).max(200)
const localeTag = z.string().trim().max(35)

/** An instant as it travels in JSON, read into one. */
export const instantSchema = instant.transform((iso) => Temporal.Instant.from(iso))

export const caseIdParams = z.object({ id: z.uuid() })

const LIST = 100
const several = z
  .string()
  .max(200)
  .transform((joined) => joined.split(',').filter(Boolean))

/** `GET /cases`: every filter may be left out; `status` and `severity` take several, joined by commas. */
export const caseListQuery = z.object({
  status: several.pipe(z.array(z.enum(STATUSES))).optional(),
  severity: several.pipe(z.array(severitySchema)).optional(),
  /** A staff id, `me` or `nobody`. */
  owner: z.union([z.uuid(), z.literal('me'), z.literal('nobody')]).optional(),
  /** A unit's id; everything below it is included. */
  team: z.uuid().optional(),
  customer: z.uuid().optional(),
  /** `customer`: we wait for them. */
  waiting: z.literal('customer').optional(),
  q: z.string().max(200).optional(),
  /** `due`: what cannot wait first; `newest`. Default: due, and newest when searching. */
  sort: z.enum(['due', 'newest']).optional(),
  /** Cases told long after they happened: left out unless asked for. */
  history: z.enum(['no', 'also', 'only']).default('no'),
  limit: z.coerce.number().int().min(1).max(LIST).default(50),
  cursor: z.string().max(300).optional(),
  /** `csv`: all of them as a file for a spreadsheet. */
  format: z.literal('csv').optional(),
})

export const triageBody = z.strictObject({
  decision: z.enum(['follow-up', 'no-contact', 'not-a-failure', 'duplicate', 'other-team']),
  reason: line,
  /** The other case, by id or reference; only for `duplicate`. */
  of: word.optional(),
  /** The other team, by id, external id or name; only for `other-team`. */
  team: word.optional(),
})

export const ownerBody = z.strictObject({ staffId: z.uuid(), note: line.optional() })

/** Sends words that a rule stops all the same; the reason is kept, shown and counted. */
const override = z.strictObject({ reason: line })

/** `channel` `email` sends the message; any other says how it was told (`phone`, `in-person`, `sms`, ...). */
export const acknowledgementBody = z.strictObject({
  message: text,
  channel: word,
  locale: localeTag.optional(),
  override: override.optional(),
})

const viewShape = {
  locus: z.enum(['company', 'partner', 'customer', 'environment']),
  stability: z.enum(['one-off', 'unknown', 'recurring']),
  control: z.enum(['low', 'unknown', 'high']),
  foreseeable: z.boolean().nullable(),
  failureKind: z.enum(['outcome', 'process', 'unknown']),
  lossKind: z.enum(['money', 'goods', 'service', 'time', 'attention', 'data', 'safety']),
  cause: word.optional(),
}

/** What the customer thinks happened: it drives how they feel. */
export const customerViewBody = z.strictObject(viewShape)

/** What we found out: it drives what is owed and what must change. */
export const findingBody = z.strictObject({
  ...viewShape,
  severity: severitySchema,
  affectedPrice: priceSchema,
  outcome: z.enum(['rejected', 'accepted']),
  promisedAt: instant.optional(),
  businessDaysLate: z.int().min(0).max(10_000).optional(),
})

export const understandingBody = z.strictObject({ summary: text, confirmedByCustomer: z.boolean() })

export const promiseBody = z.strictObject({ kind: word, dueAt: instantSchema, text: line })
export const outcomeBody = z.strictObject({
  outcome: z.enum(['kept', 'late', 'broken']),
  at: instantSchema,
  reason: line.optional(),
})

export const resolutionBody = z.strictObject({ what: text, extraMile: text.optional() })

export const closureBody = z.strictObject({
  answer: z.enum(['satisfied', 'no-answer', 'not-satisfied']),
  cause: word,
  whatWeDid: text,
})

/** `customerSaid`: they told us it is not right, so it counts as a failed recovery. */
export const reopenQuery = z.object({
  why: line.default('reopened'),
  customerSaid: z
    .enum(['true', 'false'])
    .default('false')
    .transform((said) => said === 'true'),
})

/** A message to the customer, a call we log (`from: "customer"` for what they said), or a note among us. */
export const messageBody = z.strictObject({
  channel: word,
  text,
  internal: z.boolean().optional(),
  from: z.enum(['us', 'customer']).optional(),
  /** What it is for: while a customer waits, an update or an explanation, not both on one day (R5). */
  kind: z.enum(['answer', 'update', 'explanation']).optional(),
  locale: localeTag.optional(),
  override: override.optional(),
  /** Evidence of others that goes with an explanation. */
  evidence: z.array(z.uuid()).max(10).optional(),
})

/** "What would be fair?", in the customer's own words. */
export const askedForBody = z.strictObject({ words: text, sum: priceSchema.optional() })

/** A request that cannot be met: what it was, why not, and what comes nearest. */
export const declinedRequestBody = z.strictObject({ asked: line, whyNot: line, alternative: line })

/** Who may speak for the cause instead of us. */
export const EVIDENCE_KINDS = ['weather', 'carrier', 'status-page', 'supplier', 'authority', 'other'] as const

/** What somebody other than us says about the cause, with its day. */
export const evidenceBody = z.strictObject({
  kind: z.enum(EVIDENCE_KINDS),
  source: word,
  says: line,
  url: z
    .url({ protocol: /^https?$/, hostname: z.regexes.domain })
    .max(2_000)
    .optional(),
  dated: z.iso.date(),
})

export const taskListQuery = z.object({
  state: z.enum(['waiting', 'done']).default('waiting'),
  case: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(LIST).default(50),
})
/** `reached`: we spoke to the customer; otherwise nobody answered, which counts as an attempt. */
export const taskDoneBody = z.strictObject({ reached: z.boolean(), note: line.optional() })

export const triageReportQuery = z.object({ from: instantSchema.optional(), to: instantSchema.optional() })
