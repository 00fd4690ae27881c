import { z } from 'zod'
import { moneySchema } from '../../language/money.ts'
import { scaleSchema } from '../../language/score.ts'
import { severitySchema } from '../../language/severity.ts'
import { STATUSES } from '../rows.ts'

/** An instant in an answer. */
export const instant = z.iso.datetime({ offset: true })

/** Somebody of ours. */
export const person = z.object({ id: z.string(), name: z.string() })

/** Who did it: `kind` says whether a name or a word of the viewer's language is shown. */
export const actorShape = z.object({
  kind: z.enum(['staff', 'customer', 'integration', 'system']),
  id: z.string().optional(),
  name: z.string().optional(),
})
const unit = z.object({ id: z.string(), name: z.string() })

/** A running or stopped clock. A ring drains from `startedAt` to `dueAt`. */
export const clockShape = z.object({
  kind: z.enum(['contact', 'resolve', 'update']),
  startedAt: instant,
  dueAt: instant,
  stoppedAt: instant.nullable(),
})

/** The seam: `done` whole steps, `share` (0..4) how far gold runs, `before` how far the old mend of a reopened case ran. */
export const stepsShape = z.object({
  done: z.int().min(0).max(4),
  share: z.number().min(0).max(4),
  before: z.int().min(0).max(4),
  current: z.enum(['acknowledge', 'understand', 'solve', 'follow-up']).nullable(),
})

/**
 * The one thing to do next. Worded by `cases:next.<kind>.long` and `.short` in the viewer's language; `dueAt` is shown
 * beside it. `action` names the route that does it.
 */
export const nextShape = z.object({
  kind: z.enum([
    'answer-alert',
    'take',
    'acknowledge',
    'read-back',
    'await-confirmation',
    'call',
    'solve',
    'await-yes',
    'await-choice',
    'keep-promise',
    'update',
    'ask-again',
    'await-answer',
    'close',
    'none',
  ]),
  dueAt: instant.nullable(),
  values: z.record(z.string(), z.string()),
})

/** One row of the queue; also the body of the live event `case.changed`, so that open screens need no second look. */
export const caseSummary = z.object({
  id: z.string(),
  reference: z.string(),
  version: z.int(),
  status: z.enum(STATUSES),
  severity: severitySchema,
  title: z.string(),
  words: z.string().nullable(),
  locale: z.string().nullable(),
  channel: z.string(),
  customer: z.object({ id: z.string(), name: z.string() }),
  owner: person.nullable(),
  team: unit.nullable(),
  site: unit.nullable(),
  first: z.object({ scale: scaleSchema, score: z.int() }).nullable(),
  openedAt: instant,
  occurredAt: instant,
  detectedAt: instant,
  firstContactAt: instant.nullable(),
  lastOutboundAt: instant.nullable(),
  waitingForCustomerSince: instant.nullable(),
  doubleDeviation: z.boolean(),
  reopenedTimes: z.int(),
  value: moneySchema.nullable(),
  steps: stepsShape,
  next: nextShape,
  /** The unanswered alert's clock, when there is one. */
  alertDueAt: instant.nullable(),
  nextDueAt: instant.nullable(),
  clocks: z.array(clockShape),
  history: z.boolean(),
  test: z.boolean(),
})

export const caseList = z.object({ items: z.array(caseSummary), nextCursor: z.string().nullable() })

/** Figures of the tabs above the queue; `waiting` is for the customer. */
export const caseCounts = z.object({
  mine: z.int(),
  team: z.int(),
  waiting: z.int(),
  unowned: z.int(),
  overdue: z.int(),
})
