import type { App } from '../../platform/app.ts'
import {
  actorOf,
  type Caller,
  EVERY_ROLE,
  LEADS_UP,
  MANAGERS_UP,
  type Route,
  read,
  write,
} from '../../platform/http/index.ts'
import { record } from '../../platform/journal/index.ts'
import { sayWhetherUnhappy } from '../correct.ts'
import { goBackTo, takeInAgain } from '../goBack.ts'
import {
  messageParams,
  moodBody,
  readingAnswer,
  readingBody,
  readingsAnswer,
  readingsQuery,
  returnBody,
} from '../schema.ts'
import { showReading } from '../showReading.ts'
import { type OpinionRow, opinionsOf } from '../store/opinions.ts'
import { newestReadings, type ReadingRow, readingsOfCase, readingsToReview } from '../store/readings.ts'
import { keepTextSettings, textSettings } from '../store/settings.ts'
import type { DetectionStories } from '../stories.ts'

const leads = { roles: LEADS_UP, key: 'staff' as const }
const managers = { roles: MANAGERS_UP, key: 'admin' as const }

/** How well we read, and what people say of it. */
export const readingRoutes = (app: App, stories: DetectionStories): Route[] => [
  read({
    method: 'get',
    path: '/api/v1/text/reading',
    access: leads,
    summary: 'How well customers’ words are read here, with intervals; threshold, languages, what was learnt',
    answer: readingAnswer,
    handle: async () => ({ body: await showReading(app.database.read) }),
  }),
  write({
    method: 'put',
    path: '/api/v1/text/reading',
    access: managers,
    summary: 'Switches learning on or off, sets the threshold; what the body does not name stays',
    body: readingBody,
    answer: readingAnswer,
    handle: async ({ tx, body: { learning, threshold }, caller, now }) => {
      const before = await textSettings(tx)
      const after = {
        ...before,
        ...(learning !== undefined && { learning }),
        ...(threshold !== undefined && { threshold }),
      }
      await keepTextSettings(tx, { ...after, by: caller.staffId ?? null, at: now })
      const body = { learning: after.learning, threshold: after.threshold }
      await record(tx, { fact: 'reading.changed', actor: actorOf(caller), at: now, live: true, body })
      return { body: await showReading(tx) }
    },
  }),
  write({
    method: 'put',
    path: '/api/v1/text/return',
    access: managers,
    summary:
      'Takes reading back to what it was after so many ratings; later ones are set aside, not forgotten',
    body: returnBody,
    handle: async ({ tx, body: { ratings }, caller, now }) => ({
      body: { setAside: await goBackTo(tx, { ratings, by: actorOf(caller), at: now }) },
    }),
  }),
  write({
    method: 'delete',
    path: '/api/v1/text/return',
    access: managers,
    summary: 'Takes in again what was set aside',
    handle: async ({ tx, caller, now }) => ({
      body: { takenIn: await takeInAgain(tx, { by: actorOf(caller), at: now }) },
    }),
  }),
  read({
    method: 'get',
    path: '/api/v1/text/messages',
    access: { roles: EVERY_ROLE, key: 'staff' },
    summary:
      'Customers’ words with how they were read: the newest, those of a case, those that wait for a look',
    query: readingsQuery,
    answer: readingsAnswer,
    handle: async ({ query, caller }) => {
      const found = await listed(app, query, caller)
      const asked = await opinionsOf(
        app.database.read,
        found.map(({ id }) => id),
      )
      const opinions = new Map(asked.map((opinion) => [opinion.feedback_id, opinion]))
      return { body: { items: found.map((row) => shown(row, opinions.get(row.id))), nextCursor: null } }
    },
  }),
  write({
    method: 'put',
    path: '/api/v1/text/messages/{feedbackId}/mood',
    access: { roles: EVERY_ROLE, key: 'staff' },
    summary: 'A person says whether the writer is unhappy; one that waited for this becomes a case',
    params: messageParams,
    body: moodBody,
    handle: async ({ tx, params: { feedbackId }, body: { unhappy }, caller, now }) => ({
      body: await sayWhetherUnhappy(tx, { feedbackId, unhappy, caller, now, newId: app.newId, stories }),
    }),
  }),
]

async function listed(
  { database }: App,
  { show, caseId, limit }: { show: 'review' | 'newest'; caseId?: string | undefined; limit: number },
  { sight }: Caller,
): Promise<ReadingRow[]> {
  if (!caseId) return (show === 'review' ? readingsToReview : newestReadings)(database.read, sight, limit)
  // Of a case that they may not see, as of one that is not there: nothing.
  return (await readingsOfCase(database.read, caseId)).filter(
    ({ team_id, site_id }) =>
      sight.all || !(team_id || site_id) || [team_id, site_id].some((id) => id && sight.unitIds.includes(id)),
  )
}

const shown = (row: ReadingRow, opinion: OpinionRow | undefined) => ({
  feedbackId: row.id,
  receivedAt: row.received_at.toString(),
  source: row.source,
  customer: row.customer_name ?? '',
  text: row.comment,
  scale: row.scale,
  score: row.score,
  understanding: row.understanding,
  flagged: row.flagged,
  flagReasons: row.flag_reasons,
  review: row.review && !row.reviewed_at,
  caseId: row.case_id,
  saidUnhappy: row.said_unhappy,
  opinion: opinion ? { said: opinion.opinion, reason: opinion.reason } : null,
})
