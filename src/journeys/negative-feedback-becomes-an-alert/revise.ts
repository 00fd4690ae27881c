import { askToLearn } from '../../detection/index.ts'
import { Problem } from '../../language/problem.ts'
import { outgoingOf, type Tx } from '../../platform/database/index.ts'
import { answerOnce } from '../../platform/http/index.ts'
import { announcementOf } from './announce.ts'
import { decide, placeOf } from './decide.ts'
import type { HearOptions } from './hear.ts'
import type { FeedbackAnswer, Heard } from './heard.ts'
import { type Known, noRows, questionOf, type Rows } from './rows.ts'
import { type FeedbackBefore, feedbackBefore, readKnownIn, reviseFeedbackRow, writeRowsIn } from './store.ts'

/**
 * The same feedback came again, by its externalId: same id, no second case, no second alert. A changed score or comment
 * updates the row and is flagged anew, so that a rating that turned bad is not missed.
 */
export async function revise(
  heard: Heard,
  feedbackId: string,
  options: HearOptions,
): Promise<FeedbackAnswer> {
  const { claim, now } = heard
  return options.app.database.write((tx) =>
    answerOnce(tx, { claim, now, status: 200 }, () => reviseIn(tx, { heard, feedbackId, options })),
  )
}

interface Revising {
  heard: Heard
  feedbackId: string
  options: HearOptions
}

/** The same inside a story that is already open. */
export async function reviseIn(tx: Tx, { heard, feedbackId, options }: Revising): Promise<FeedbackAnswer> {
  const before = await feedbackBefore(tx, feedbackId)
  if (!before) throw new Problem('gone', 'This feedback is gone. Send it again.', { status: 409 })
  const [known] = await readKnownIn(tx, [questionOf(heard, 0)], heard.now)
  const rows = noRows()
  const decision = decide(
    rows,
    heard,
    { ...known!, feedbackId: null },
    await meansFor(heard, known!, options),
  )
  if (!('answer' in decision)) return answerBefore(heard, feedbackId, before)
  return keepRevision(tx, { rows, before, feedbackId, answer: decision.answer })
}

/** What deciding about one feedback needs, outside the lane. */
export async function meansFor(heard: Heard, known: Known, { app, standing, chain }: HearOptions) {
  return {
    standing: await standing(),
    chain: await chain(placeOf(heard, known), heard.now),
    newId: app.newId,
    reopens: false,
  }
}

interface Revision {
  rows: Rows
  before: FeedbackBefore
  feedbackId: string
  answer: FeedbackAnswer
}

async function keepRevision(tx: Tx, { rows, before, feedbackId, answer }: Revision): Promise<FeedbackAnswer> {
  const [row] = rows.feedback
  if (!row) throw new Error('a decided feedback has a row')
  if (row.comment && row.score != null && !row.test) await askToLearn(tx, feedbackId)
  const caseNow = row.case_id as string | null
  await reviseFeedbackRow(tx, feedbackId, { ...row, case_id: before.caseId ?? caseNow })
  if (before.caseId !== null || caseNow === null)
    return { ...answer, id: feedbackId, ...standingCase(before) }
  // It opened its case only now, or joined one of the same failure.
  const opening = sameFeedback({ ...rows, feedback: [], external_ids: [] }, row.id as string, feedbackId)
  const written = await writeRowsIn(tx, opening)
  const announced = announcementOf(opening, written)
  outgoingOf(tx).events.push(...announced.events)
  outgoingOf(tx).jobs ||= announced.jobs
  const reference = written.cases[0]?.reference ?? answer.case?.reference ?? ''
  return { ...answer, id: feedbackId, case: answer.case && { ...answer.case, reference } }
}

// The rows were decided for a new feedback; they belong to the one we have.
const sameFeedback = (rows: Rows, decidedId: string, feedbackId: string): Rows =>
  JSON.parse(JSON.stringify(rows).replaceAll(decidedId, feedbackId))

const standingCase = ({ caseId, reference }: FeedbackBefore) => ({
  case: caseId && reference ? { id: caseId, reference, created: false } : null,
  alert: null,
})

const answerBefore = (heard: Heard, feedbackId: string, before: FeedbackBefore): FeedbackAnswer => ({
  id: feedbackId,
  understanding: heard.understanding,
  flagged: before.flagged,
  flagReasons: before.flagReasons,
  review: before.review,
  restsOn: null,
  sure: null,
  ...standingCase(before),
})
