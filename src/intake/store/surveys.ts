import type { Scale } from '../../language/score.ts'
import { rows, type Tx } from '../../platform/database/index.ts'

/** What a customer has answered so far. */
export interface SurveyAnswer {
  score?: number
  reasons?: string[]
  comment?: string
}

/** A row of intake.surveys. */
export interface SurveyRow {
  id: string
  token_hash: string
  kind: 'contact' | 'recovery'
  customer_id: string
  interaction_external_id: string | null
  interaction_id: string | null
  case_id: string | null
  scale: Scale
  locale: string
  attempt: number
  created_at: Temporal.Instant
  expires_at: Temporal.Instant
  sent_at: Temporal.Instant | null
  answer: SurveyAnswer
  feedback_id: string | null
  finished_at: Temporal.Instant | null
  test: boolean
}

const COLUMNS = `id, token_hash, kind, customer_id, interaction_external_id, interaction_id, case_id, scale, locale,
  attempt, created_at, expires_at, sent_at, answer, test`

export const insertSurvey = (tx: Tx, survey: Omit<SurveyRow, 'feedback_id' | 'finished_at'>) =>
  rows(
    tx,
    `insert into intake.surveys (${COLUMNS}) select ${COLUMNS} from json_populate_record(null::intake.surveys, $1::json)`,
    [JSON.stringify(survey)],
  )

/** The survey behind a link, while it is open. */
export const surveyByToken = (tx: Tx, tokenHash: string, now: Temporal.Instant) =>
  rows<SurveyRow>(tx, 'select * from intake.surveys where token_hash = $1 and expires_at > $2', [
    tokenHash,
    now,
  ]).then(([row]) => row)

export const surveyById = (tx: Tx, id: string) =>
  rows<SurveyRow>(tx, 'select * from intake.surveys where id = $1', [id]).then(([row]) => row)

/** The survey, locked: two answers to it come one after the other. */
export const lockSurvey = (tx: Tx, id: string) =>
  rows<SurveyRow>(tx, 'select * from intake.surveys where id = $1 for update', [id]).then(([row]) => row)

interface Kept {
  answer: SurveyAnswer
  feedbackId: string | null
  finishedAt: Temporal.Instant | null
}

/** Keeps an answer as it is given; a finished survey is never overwritten. */
export const keepSurveyAnswer = (tx: Tx, id: string, { answer, feedbackId, finishedAt }: Kept) =>
  rows<SurveyRow>(
    tx,
    `update intake.surveys set answer = $2, feedback_id = coalesce($3, feedback_id), finished_at = $4
     where id = $1 and finished_at is null returning *`,
    [id, JSON.stringify(answer), feedbackId, finishedAt],
  ).then(([row]) => row)
