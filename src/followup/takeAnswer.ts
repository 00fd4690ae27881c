import { type CaseRow, lockCase, markFollowedUp } from '../cases/index.ts'
import type { Scale } from '../language/score.ts'
import type { Tx } from '../platform/database/index.ts'
import { type Actor, record } from '../platform/journal/index.ts'
import { failedRecovery, verdictOf } from './rules.ts'
import { type AskRow, lockAskOfSurvey, markAnswered } from './store.ts'

/** What a second rating starts in other rooms. */
export interface AnswerStories {
  /** Keeps the answer as feedback of the case; the same survey is the same feedback. Answers its id. */
  keepFeedback(tx: Tx, told: { surveyId: string; found: CaseRow; now: Temporal.Instant }): Promise<string>
  /** We failed twice: the case opens again and a senior person hears of it. */
  failedAgain(tx: Tx, told: { found: CaseRow; by: Actor; now: Temporal.Instant }): Promise<void>
}

interface Answering {
  surveyId: string
  caseId: string
  scale: Scale
  score: number | null
  now: Temporal.Instant
  stories: AnswerStories
}

/**
 * The customer's second rating: kept, paired with the first, and the case moves on. A bad one opens the case again at
 * once (double deviation). Answers may be changed until the survey is finished: the first one moves the case, and one that
 * turns bad does.
 */
export async function takeAnswer(tx: Tx, answering: Answering): Promise<{ feedbackId: string }> {
  const { surveyId, caseId, scale, score, now, stories } = answering
  const ask = await lockAskOfSurvey(tx, surveyId)
  const found = await lockCase(tx, caseId)
  if (!found) throw new Error(`no case ${caseId} for survey ${surveyId}`)
  const feedbackId = await stories.keepFeedback(tx, { surveyId, found, now })
  if (ask) await markAnswered(tx, ask.id, { at: now, feedbackId, score })
  if (score !== null && isNews(scale, ask?.second_score ?? null, score))
    await moveOn(tx, { ...answering, ask, found, score })
  return { feedbackId }
}

// A slip of the thumb that is put right moves nothing back: what is good now is still asked about by a person.
const isNews = (scale: Scale, before: number | null, score: number): boolean =>
  before === null || (failedRecovery(scale, score) && !failedRecovery(scale, before))

type Moving = Answering & { ask: AskRow | undefined; found: CaseRow; score: number }

async function moveOn(tx: Tx, { ask, found, scale, score, now, stories }: Moving): Promise<void> {
  const by: Actor = { kind: 'customer', id: found.customer_id }
  const verdict = verdictOf(scale, ask?.first_score ?? found.first_score, score)
  await record(tx, {
    fact: 'followup.received',
    actor: by,
    at: now,
    caseId: found.id,
    customerId: found.customer_id,
    body: { verdict, scale, first: ask?.first_score ?? found.first_score, second: score },
  })
  const mended = ['solved', 'followed-up', 'closed'].includes(found.status)
  if (failedRecovery(scale, score) && mended) return stories.failedAgain(tx, { found, by, now })
  await markFollowedUp(tx, { found, by, at: now })
}
