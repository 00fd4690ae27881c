import { rows, type Tx } from '../../platform/database/index.ts'
import type { Understanding } from '../text/schema.ts'

/** A customer's words with how they were read, and what a person said of it. */
export interface ReadingRow {
  id: string
  received_at: Temporal.Instant
  source: string
  comment: string
  locale: string | null
  scale: string | null
  score: number | null
  understanding: Understanding
  flagged: boolean
  flag_reasons: string[]
  review: boolean
  reviewed_at: Temporal.Instant | null
  case_id: string | null
  team_id: string | null
  site_id: string | null
  customer_name: string | null
  test: boolean
  /** What the latest person said; null: nobody. */
  said_unhappy: boolean | null
}

/** Whose rows somebody may see: all, or those of their units and those that belong to nobody. */
export interface SeenBy {
  all: boolean
  unitIds: readonly string[]
}

const SEEN = `($1::boolean or (f.team_id is null and f.site_id is null) or f.team_id = any($2::uuid[])
  or f.site_id = any($2::uuid[]))`

const COLUMNS = `f.id, f.received_at, f.source, f.comment, f.locale, f.scale, f.score, f.understanding, f.flagged,
  f.flag_reasons, f.review, f.reviewed_at, f.case_id, f.team_id, f.site_id, coalesce(c.name, c.email, c.phone,
  c.external_id) as customer_name, f.test,
  (select r.unhappy from detection.ratings r where r.feedback_id = f.id and r.kind = 'person'
    order by r.told_at desc, r.id desc limit 1) as said_unhappy`

const FROM = 'intake.v_feedback f left join customers.v_customers c on c.id = f.customer_id'
const HAS_WORDS = `f.comment is not null and btrim(f.comment) <> '' and f.understanding is not null`

/** The newest messages with words. */
export const newestReadings = (tx: Tx, { all, unitIds }: SeenBy, limit: number) =>
  rows<ReadingRow>(
    tx,
    `select ${COLUMNS} from ${FROM} where ${HAS_WORDS} and ${SEEN} order by f.id desc limit $3`,
    [all, unitIds, limit],
  )

/** Messages that wait for a person's look, the unhappiest first. */
export const readingsToReview = (tx: Tx, { all, unitIds }: SeenBy, limit: number) =>
  rows<ReadingRow>(
    tx,
    `select ${COLUMNS} from ${FROM} where f.review and f.reviewed_at is null and ${HAS_WORDS} and ${SEEN}
     order by (f.understanding->>'dissatisfaction')::real desc, f.received_at limit $3`,
    [all, unitIds, limit],
  )

export const readingById = (tx: Tx, feedbackId: string) =>
  rows<ReadingRow>(tx, `select ${COLUMNS} from ${FROM} where f.id = $1`, [feedbackId]).then(([row]) => row)

/** How a case's messages were read, oldest first. */
export const readingsOfCase = (tx: Tx, caseId: string) =>
  rows<ReadingRow>(
    tx,
    `select ${COLUMNS} from ${FROM} where f.case_id = $1 and ${HAS_WORDS} order by f.received_at`,
    [caseId],
  )

/** Languages of the newest messages with words. */
export const languagesOfNewest = (tx: Tx, limit: number) =>
  rows<{ language: string; count: number }>(
    tx,
    `select language, count(*)::int as count from (
       select f.understanding->>'language' as language from intake.v_feedback f where ${HAS_WORDS}
       order by f.id desc limit $1) newest
     group by 1 order by 2 desc, 1`,
    [limit],
  )

/** How often each kind of failure was read in the newest messages with words. */
export const categoriesOfNewest = (tx: Tx, limit: number) =>
  rows<{ key: string; count: number }>(
    tx,
    `select category->>'key' as key, count(*)::int as count
     from (select f.understanding from intake.v_feedback f where ${HAS_WORDS} order by f.id desc limit $1) newest,
       json_array_elements((understanding->>'categories')::json) category
     group by 1`,
    [limit],
  )
