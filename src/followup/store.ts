import { rows, type Tx } from '../platform/database/index.ts'

/** A row of followup.asks: one time we asked again after a fix. */
export interface AskRow {
  id: string
  case_id: string
  survey_id: string
  attempt: number
  channel: 'email' | 'call'
  asked_at: Temporal.Instant
  waits_until: Temporal.Instant
  answered_at: Temporal.Instant | null
  unanswered_at: Temporal.Instant | null
  feedback_id: string | null
  scale: string
  first_score: number | null
  second_score: number | null
}

const NEW = 'id, case_id, survey_id, attempt, channel, asked_at, waits_until, scale, first_score'

export const insertAsk = (
  tx: Tx,
  ask: Omit<AskRow, 'answered_at' | 'unanswered_at' | 'feedback_id' | 'second_score'>,
) =>
  rows(
    tx,
    `insert into followup.asks (${NEW}) select ${NEW} from json_populate_record(null::followup.asks, $1::json)`,
    [JSON.stringify(ask)],
  )

/** The ask a survey belongs to, locked. */
export const lockAskOfSurvey = (tx: Tx, surveyId: string) =>
  rows<AskRow>(tx, 'select * from followup.asks where survey_id = $1 for update', [surveyId]).then(
    ([row]) => row,
  )

export const lockAsk = (tx: Tx, id: string) =>
  rows<AskRow>(tx, 'select * from followup.asks where id = $1 for update', [id]).then(([row]) => row)

export const asksOf = (tx: Tx, caseId: string) =>
  rows<AskRow>(tx, 'select * from followup.asks where case_id = $1 order by asked_at, attempt', [caseId])

interface Answered {
  at: Temporal.Instant
  feedbackId: string
  score: number | null
}

export const markAnswered = (tx: Tx, id: string, { at, feedbackId, score }: Answered) =>
  rows(
    tx,
    `update followup.asks set answered_at = coalesce(answered_at, $2), feedback_id = $3, second_score = $4 where id = $1`,
    [id, at, feedbackId, score],
  )

export const markUnanswered = (tx: Tx, id: string, at: Temporal.Instant) =>
  rows(tx, 'update followup.asks set unanswered_at = $2 where id = $1', [id, at])

/** Asked, waited, no answer: how often since the case was last solved. */
export const countUnanswered = (tx: Tx, caseId: string) =>
  rows<{ count: number }>(
    tx,
    `select count(*) as count from followup.asks a join cases.v_cases c on c.id = a.case_id
     where a.case_id = $1 and a.asked_at >= coalesce(c.solved_at, '-infinity') and a.unanswered_at is not null`,
    [caseId],
  ).then(([row]) => row!.count)

/** A case's two ratings. */
export interface PairRow {
  id: string
  case_id: string
  answered_at: Temporal.Instant
  scale: string
  first_score: number
  second_score: number
}

interface Sighted {
  all: boolean
  unitIds: string[]
  staffId: string | null
}

// Cases publish who may see them as a view; foreign tables are not read here.
const SEEN = `exists (select 1 from cases.v_cases v where v.id = a.case_id and ($1::boolean or v.owner_id = $3::uuid
  or (v.team_id is null and v.site_id is null) or v.team_id = any($2::uuid[]) or v.site_id = any($2::uuid[])))`

export const listPairs = (
  tx: Tx,
  { all, unitIds, staffId, before, limit }: Sighted & { before: string | null; limit: number },
) =>
  rows<PairRow>(
    tx,
    `select a.id, a.case_id, a.answered_at, a.scale, a.first_score, a.second_score from followup.asks a
     where a.second_score is not null and a.first_score is not null and ${SEEN} and ($4::uuid is null or a.id < $4)
     order by a.id desc limit $5`,
    [all, unitIds, staffId, before, limit],
  )

/** How many were asked, answered, and how they answered. Counts, not shares: what they mean needs more than counting. */
export interface PairCounts {
  asked: number
  answered: number
  higher: number
  same: number
  lower: number
  waiting: number
}

export const countPairs = (tx: Tx, { all, unitIds, staffId }: Sighted) =>
  rows<PairCounts>(
    tx,
    `select count(distinct a.case_id) as asked,
       count(distinct a.case_id) filter (where a.second_score is not null) as answered,
       count(*) filter (where a.second_score > a.first_score) as higher,
       count(*) filter (where a.second_score = a.first_score) as same,
       count(*) filter (where a.second_score < a.first_score) as lower,
       count(distinct a.case_id) filter (where a.answered_at is null and a.unanswered_at is null) as waiting
     from followup.asks a where ${SEEN}`,
    [all, unitIds, staffId],
  ).then(([row]) => row!)
