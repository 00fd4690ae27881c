import { z } from 'zod'
import { moneySchema } from '../../language/money.ts'
import { scaleSchema } from '../../language/score.ts'
import { severitySchema } from '../../language/severity.ts'
import { STATUSES } from '../rows.ts'
import { customerViewBody, evidenceBody, findingBody } from './asked.ts'
import { caseAssessment } from './assessed.ts'
import { actorShape, caseSummary, instant, person } from './summary.ts'

/** A thing somebody said or wrote, oldest first in a case. */
export const messageShape = z.object({
  id: z.string(),
  at: instant,
  direction: z.enum(['in', 'out', 'internal']),
  kind: z.enum([
    'feedback',
    'acknowledgement',
    'read-back',
    'answer',
    'update',
    'explanation',
    'note',
    'call',
    'correction',
  ]),
  channel: z.string(),
  author: actorShape,
  text: z.string(),
  locale: z.string().nullable(),
  /** waiting, sending, sent, kept (no mail server), failed; null when it was no mail of ours. */
  mail: z.object({ id: z.string(), state: z.string(), error: z.string().nullable() }).nullable(),
  score: z.object({ scale: scaleSchema, score: z.int() }).nullable(),
})

/** A line between the messages: what happened. Worded by `cases:fact.<fact>` (dots become underscores) with `values`. */
export const factShape = z.object({
  id: z.string(),
  at: instant,
  fact: z.string(),
  actor: actorShape,
  why: z.string().nullable(),
  values: z.record(z.string(), z.unknown()),
})

export const promiseShape = z.object({
  id: z.string(),
  kind: z.string(),
  text: z.string(),
  dueAt: instant,
  by: actorShape,
  at: instant,
  outcome: z.enum(['kept', 'late', 'broken']).nullable(),
  outcomeAt: instant.nullable(),
  outcomeReason: z.string().nullable(),
})

export const taskShape = z.object({
  id: z.string(),
  caseId: z.string(),
  reference: z.string(),
  customer: z.object({ id: z.string(), name: z.string(), phone: z.string().nullable() }),
  kind: z.literal('call'),
  /** Words key and values: `cases:task.<why>`. */
  why: z.string(),
  dueAt: instant,
  madeAt: instant,
  doneAt: instant.nullable(),
  doneBy: person.nullable(),
  /** False: nobody answered the telephone. */
  reached: z.boolean().nullable(),
  note: z.string().nullable(),
})

const signed = { by: actorShape, at: instant }

/** An earlier or later failure of the same customer. */
export const otherFailure = z.object({
  caseId: z.string(),
  reference: z.string(),
  title: z.string(),
  openedAt: instant,
  status: z.enum(STATUSES),
  severity: severitySchema,
  cause: z.string().nullable(),
  answer: z.enum(['satisfied', 'no-answer', 'not-satisfied']).nullable(),
})

/** Everything the case page shows of cases' own; offers, asks and alerts are laid beside it by a journey. */
export const caseDetail = caseSummary.extend({
  assessment: caseAssessment,
  customer: z.object({
    id: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    externalId: z.string().nullable(),
    locale: z.string().nullable(),
    timeZone: z.string().nullable(),
    segment: z.string().nullable(),
    since: z.string().nullable(),
    lifetimeValue: moneySchema.nullable(),
    otherFailures: z.array(otherFailure),
  }),
  raisedBy: z.enum(['detected', 'asked', 'staff']),
  flagReasons: z.array(z.string()),
  product: z.string().nullable(),
  component: z.string().nullable(),
  interaction: z.object({ id: z.string().nullable(), externalId: z.string().nullable() }).nullable(),
  acknowledgedAt: instant.nullable(),
  understoodAt: instant.nullable(),
  solvedAt: instant.nullable(),
  followedUpAt: instant.nullable(),
  closedAt: instant.nullable(),
  triage: z
    .object({
      decision: z.string(),
      reason: z.string(),
      of: z.object({ caseId: z.string(), reference: z.string() }).nullable(),
      ...signed,
    })
    .nullable(),
  ownerships: z.array(
    z.object({
      staff: person,
      givenBy: actorShape,
      note: z.string().nullable(),
      from: instant,
      until: instant.nullable(),
    }),
  ),
  customerView: customerViewBody.extend(signed).nullable(),
  finding: findingBody.extend(signed).nullable(),
  understanding: z
    .object({
      id: z.string(),
      summary: z.string(),
      ...signed,
      confirmedAt: instant.nullable(),
      confirmedBy: actorShape.nullable(),
      correction: z.string().nullable(),
      correctedAt: instant.nullable(),
    })
    .nullable(),
  promises: z.array(promiseShape),
  /** "What would be fair?", verbatim. */
  askedFor: z.object({ words: z.string(), sum: moneySchema.nullable(), ...signed }).nullable(),
  declinedRequests: z.array(
    z.object({ asked: z.string(), whyNot: z.string(), alternative: z.string(), ...signed }),
  ),
  /** What others say about the cause; `messageId` is the explanation that carried it. */
  evidence: z.array(
    evidenceBody.extend({
      id: z.string(),
      url: z.string().nullable(),
      messageId: z.string().nullable(),
      ...signed,
    }),
  ),
  resolution: z.object({ what: z.string(), extraMile: z.string().nullable(), ...signed }).nullable(),
  closures: z.array(
    z.object({
      answer: z.enum(['satisfied', 'no-answer', 'not-satisfied']),
      cause: z.string(),
      whatWeDid: z.string(),
      ...signed,
    }),
  ),
  reopenings: z.array(z.object({ why: z.string(), stepsBefore: z.int(), ...signed })),
  tasks: z.array(taskShape),
  messages: z.array(messageShape),
  facts: z.array(factShape),
  /** What this case lets happen now: names of the routes' last words (`acknowledgement`, `resolution`, ...). */
  may: z.array(z.string()),
})

/** A link that can be sent, read out or printed. Shown once. */
export const statusLink = z.object({ url: z.string(), expiresAt: instant })
