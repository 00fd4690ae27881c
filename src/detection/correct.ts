import { markReviewed } from '../intake/index.ts'
import type { NewId, Tx } from '../platform/database/index.ts'
import { actorOf, type Caller, notFound, sees } from '../platform/http/index.ts'
import { enqueue } from '../platform/jobs/index.ts'
import { record } from '../platform/journal/index.ts'
import { keepRatings } from './store/ratings.ts'
import { type ReadingRow, readingById } from './store/readings.ts'
import type { DetectionStories } from './stories.ts'

/** A person's word outweighs two scores: somebody read the message for the sake of it. An assumption. */
const PERSONS_WEIGHT = 2

interface Word {
  feedbackId: string
  unhappy: boolean
  caller: Caller
  now: Temporal.Instant
  newId: NewId
  stories: DetectionStories
}

/**
 * Somebody says whether a message is an unhappy one. That teaches, and where the message waited for a look it is the
 * answer: an unhappy one becomes a case with an alert. The reading of the past itself is left as it was.
 */
export async function sayWhetherUnhappy(tx: Tx, word: Word): Promise<{ caseId: string | null }> {
  const { feedbackId, unhappy, caller, now, stories } = word
  const found = await readingById(tx, feedbackId)
  if (!found || !sees(caller, { teamId: found.team_id, siteId: found.site_id })) throw notFound('message')
  if (found.said_unhappy !== unhappy && !found.test) await teachAWord(tx, found, word)
  const waited = await markReviewed(tx, feedbackId, now)
  await record(tx, {
    fact: 'reading.corrected',
    actor: actorOf(caller),
    at: now,
    caseId: found.case_id,
    audience: { teamId: found.team_id, siteId: found.site_id },
    live: true,
    body: { feedbackId, unhappy },
  })
  if (!(waited && unhappy)) return { caseId: found.case_id }
  const raised = await stories.raise(tx, { feedbackId, reasons: ['person'], by: actorOf(caller), now })
  return { caseId: raised.case?.id ?? null }
}

async function teachAWord(tx: Tx, found: ReadingRow, { unhappy, caller, now, newId }: Word): Promise<void> {
  await keepRatings(tx, [
    {
      id: newId(),
      place: null,
      kind: 'person',
      feedback_id: found.id,
      text: found.comment,
      locale: found.locale,
      language: found.understanding.language,
      unhappy,
      weight: PERSONS_WEIGHT,
      said_by: caller.staffId ?? null,
      told_at: now,
    },
  ])
  await enqueue(tx, { job: 'learnFromRatings', body: {} })
}
