import type { Scale } from '../../language/score.ts'
import { rows, type Tx } from '../../platform/database/index.ts'

/** An answer that belongs to a case from the start: the second rating. It opens nothing and calls nobody by itself. */
export interface AnswerRow {
  id: string
  survey_id: string
  received_at: Temporal.Instant
  customer_id: string
  case_id: string
  interaction_external_id: string | null
  scale: Scale | null
  score: number | null
  reasons: string[]
  comment: string | null
  locale: string
  understanding: object
  flagged: boolean
  flag_reasons: string[]
  test: boolean
}

const COLUMNS = `id, survey_id, received_at, customer_id, case_id, interaction_external_id, scale, score, reasons, comment,
  locale, understanding, flagged, flag_reasons, test`

export const insertAnswer = (tx: Tx, answer: AnswerRow) =>
  rows(
    tx,
    `insert into intake.feedback (${COLUMNS}, recorded_at, source)
     select ${COLUMNS}, received_at, 'survey' from json_populate_record(null::intake.feedback, $1::json)`,
    [JSON.stringify(answer)],
  )

export const reviseAnswer = (
  tx: Tx,
  { id, scale, score, reasons, comment, understanding, flagged, flag_reasons }: AnswerRow,
) =>
  rows(
    tx,
    `update intake.feedback set score = $2, reasons = $3, comment = $4, understanding = $5, flagged = $6, flag_reasons = $7,
       scale = $8 where id = $1`,
    [id, score, reasons, comment, JSON.stringify(understanding), flagged, flag_reasons, scale],
  )

/** A feedback as stored, as far as a file may tell it differently. */
export interface KnownFeedback {
  externalId: string
  scale: string | null
  score: number | null
  comment: string | null
  reasons: string[]
  locale: string | null
  product: string | null
  component: string | null
}

export const knownFeedback = (tx: Tx, externalIds: string[]) =>
  rows<KnownFeedback>(
    tx,
    `select e.external_id as "externalId", f.scale, f.score, f.comment, f.reasons, f.locale, f.product, f.component
     from intake.external_ids e join intake.feedback f on f.id = e.id and f.received_at = e.occurred_at
     where e.kind = 'feedback' and e.external_id = any($1)`,
    [externalIds],
  )

/** How the customers of these interactions are recognised. */
export const customersOfInteractions = (tx: Tx, externalIds: string[]) =>
  rows<{ interaction: string; externalId: string | null; email: string | null; phone: string | null }>(
    tx,
    `select e.external_id as interaction, c.external_id as "externalId", c.email, c.phone
     from intake.external_ids e join customers.v_customers c on c.id = e.customer_id
     where e.kind = 'interaction' and e.external_id = any($1)`,
    [externalIds],
  )

/** A person has looked at what words alone made us unsure of; only the first look counts. */
export const markReviewed = (tx: Tx, feedbackId: string, at: Temporal.Instant) =>
  rows<{ id: string }>(
    tx,
    'update intake.feedback set reviewed_at = $2 where id = $1 and review and reviewed_at is null returning id',
    [feedbackId, at],
  ).then((looked) => looked.length === 1)
