import { rows, type Tx } from '../../platform/database/index.ts'

/** A rating as kept. */
export interface RatingRow {
  id: string
  place: number | null
  kind: 'score' | 'person'
  feedback_id: string
  text: string
  locale: string | null
  language: string
  unhappy: boolean
  weight: number
  said_by: string | null
  told_at: Temporal.Instant
}

const COLUMNS = 'id, place, kind, feedback_id, text, locale, language, unhappy, weight, said_by, told_at'

/** A comment that came with a score, not yet learnt from. */
export interface Scored {
  id: string
  scale: string
  score: number
  comment: string
  locale: string | null
  language: string | null
  received_at: Temporal.Instant
}

const SCORED = `f.id, f.scale, f.score, f.comment, f.locale, f.understanding->>'language' as language, f.received_at`
const TEACHES = `f.scale is not null and f.score is not null and f.comment is not null and btrim(f.comment) <> '' and not f.test`

/**
 * The newest scored comments after an id, oldest first. A commit may come a little after its id was made, so the last five
 * minutes before it are looked at again.
 */
export const newlyScored = (tx: Tx, after: string, limit: number) =>
  rows<Scored>(
    tx,
    `select * from (
       select ${SCORED} from intake.v_feedback f
       where f.id > $1 and ${TEACHES}
         and not exists (select 1 from detection.ratings r where r.feedback_id = f.id and r.kind = 'score')
       order by f.id desc limit $2) newest
     order by id`,
    [fiveMinutesBefore(after), limit],
  )

/** One feedback that was told differently, when what it says now was not learnt from yet. */
export const scoredAgain = (tx: Tx, feedbackId: string) =>
  rows<Scored>(
    tx,
    `select ${SCORED} from intake.v_feedback f
     where f.id = $1 and ${TEACHES}
       and not exists (select 1 from detection.ratings r where r.feedback_id = f.id and r.text = f.comment)`,
    [feedbackId],
  )

/** The newest feedback there is, by its id. */
export const newestFeedback = (tx: Tx) =>
  rows<{ id: string }>(tx, 'select id from intake.v_feedback order by id desc limit 1').then(
    ([row]) => row?.id,
  )

const FIVE_MINUTES_MS = 300_000

/** The first 48 bits of an id are its time in milliseconds. */
function fiveMinutesBefore(id: string): string {
  const ms = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
  const hex = Math.max(0, ms - FIVE_MINUTES_MS)
    .toString(16)
    .padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`
}

/** Words of people that were not learnt from yet, oldest first. */
export const waitingRatings = (tx: Tx, limit: number) =>
  rows<RatingRow>(
    tx,
    `select ${COLUMNS} from detection.ratings where place is null and set_aside_at is null
     order by told_at, id limit $1`,
    [limit],
  )

/** The last ratings that teach, oldest first. */
export const lastRatings = (tx: Tx, count: number) =>
  rows<RatingRow>(
    tx,
    `select * from (
       select ${COLUMNS} from detection.ratings where place is not null and set_aside_at is null
       order by place desc limit $1) last
     order by place`,
    [count],
  )

export const countTeaching = (tx: Tx) =>
  rows<{ ratings: number; last: number }>(
    tx,
    `select count(*) filter (where set_aside_at is null)::int as ratings, coalesce(max(place), 0)::int as last
     from detection.ratings where place is not null`,
  ).then(([row]) => row!)

/** Adds ratings; of one that waited only its place is new. */
export const keepRatings = (tx: Tx, ratings: RatingRow[]) =>
  rows(
    tx,
    `insert into detection.ratings (${COLUMNS})
     select ${COLUMNS} from json_populate_recordset(null::detection.ratings, $1::json)
     on conflict (id) do update set place = excluded.place`,
    [JSON.stringify(ratings)],
  )

/** Sets aside whatever was learnt after the given number of ratings; answers how many. */
export const setAsideAfter = (
  tx: Tx,
  { ratings, by, at }: { ratings: number; by: string | null; at: Temporal.Instant },
) =>
  rows<{ id: string }>(
    tx,
    `update detection.ratings set set_aside_at = $3, set_aside_by = $2
     where id in (
       select id from detection.ratings where place is not null and set_aside_at is null
       order by place offset $1)
     returning id`,
    [ratings, by, at],
  ).then((gone) => gone.length)

/** Takes ratings that were set aside back in; answers how many. */
export const takeBackIn = (tx: Tx) =>
  rows<{ id: string }>(
    tx,
    `update detection.ratings set set_aside_at = null, set_aside_by = null where set_aside_at is not null returning id`,
  ).then((back) => back.length)

/** How many ratings teach, wait and are set aside, by language and by who said so. */
export const ratingCounts = (tx: Tx) =>
  rows<{ language: string; kind: string; set_aside: boolean; unhappy: number; count: number }>(
    tx,
    `select language, kind, set_aside_at is not null as set_aside, count(*) filter (where unhappy)::int as unhappy,
       count(*)::int as count
     from detection.ratings group by 1, 2, 3`,
  )
