import type { z } from 'zod'
import { Problem } from '../language/problem.ts'
import type { Tx } from '../platform/database/index.ts'
import { type Call, EVERY_ROLE, own, type Route, write } from '../platform/http/index.ts'
import { feedbackAnswer, interactionsAnswer, surveyAnswer } from './answers.ts'
import {
  feedbackBody,
  type feedbackSchema,
  type InteractionInput,
  interactionsSchema,
  type SurveyInput,
  surveySchema,
} from './schema.ts'

// A batch of 1,000 interactions with 40 dimensions each stays below this.
const MAX_BATCH_BYTES = 8 * 1024 * 1024

/** How far ahead a sender's clock may be before we refuse: a time in the future would never become due. */
const AHEAD_MINUTES = 5

/** The stories that the intake's routes start. */
export interface IntakeStories {
  hear(call: Call, feedback: z.output<typeof feedbackSchema>): Promise<{ status: number; answer: unknown }>
  recordInteractions(
    tx: Tx,
    told: { call: Call; interactions: InteractionInput[] },
  ): Promise<{ id: string; externalId: string; created: boolean }[]>
  askCustomer(tx: Tx, told: { call: Call; survey: SurveyInput }): Promise<{ id: string; url: string }>
}

/** Ways in by program: interactions and feedback. */
export const intakeRoutes = (stories: IntakeStories): Route[] => [
  own({
    method: 'post',
    path: '/api/v1/feedback',
    access: { roles: EVERY_ROLE, key: 'ingest' },
    summary: 'What a customer told us; unhappy feedback becomes a case with an alert before this answers',
    body: feedbackBody,
    answer: feedbackAnswer,
    status: 201,
    handle: async (call) => {
      const receivedAt = call.body.receivedAt ?? call.now
      notAhead(receivedAt, { now: call.now, path: '/receivedAt' })
      const { status, answer } = await stories.hear(call, { ...call.body, receivedAt })
      return { status, body: answer }
    },
  }),
  write({
    method: 'post',
    path: '/api/v1/interactions',
    access: { roles: EVERY_ROLE, key: 'ingest' },
    summary: 'Contacts between customers and the organisation, one or up to 1,000; all or none',
    body: interactionsSchema,
    answer: interactionsAnswer,
    maxBytes: MAX_BATCH_BYTES,
    status: 201,
    handle: async (call) => {
      const interactions = Array.isArray(call.body) ? call.body : [call.body]
      for (const [at, { occurredAt }] of interactions.entries()) {
        notAhead(occurredAt, {
          now: call.now,
          path: Array.isArray(call.body) ? `/${at}/occurredAt` : '/occurredAt',
        })
      }
      return { body: { items: await stories.recordInteractions(call.tx, { call, interactions }) } }
    },
  }),
  write({
    method: 'post',
    path: '/api/v1/surveys',
    access: { roles: EVERY_ROLE, key: 'ingest' },
    summary: 'A survey link for one customer, mailed unless told otherwise',
    body: surveySchema,
    answer: surveyAnswer,
    status: 201,
    handle: async (call) => ({ body: await stories.askCustomer(call.tx, { call, survey: call.body }) }),
  }),
]

/** Refuses a time that has not come yet. */
export function notAhead(
  time: Temporal.Instant,
  { now, path }: { now: Temporal.Instant; path: string },
): void {
  if (Temporal.Instant.compare(time, now.add({ minutes: AHEAD_MINUTES })) <= 0) return
  const message = `lies more than ${AHEAD_MINUTES} minutes in the future. Check the sender's clock.`
  throw new Problem('bad input', `The body cannot be used as it is: ${path} ${message}`, {
    errors: [{ path, message }],
  })
}
