import { rows, type Tx } from '../../platform/database/index.ts'
import { CASES_AS_DEFINED, CUSTOMERS_AS_DEFINED } from './definition.ts'

const SPANS = `cross join lateral (values ('month', date_trunc('month', x.day)::date),
  ('year', date_trunc('year', x.day)::date)) s (span, since)`
const SPANS_AND_DAYS = `cross join lateral (values ('day', x.day), ('month', date_trunc('month', x.day)::date),
  ('year', date_trunc('year', x.day)::date)) s (span, since)`

/** Adds what `x` holds to a table of sums; $1 are ids or null for all, $2 is 1 or -1. */
const adding = ({ into, key, from }: { into: string; key: string; from: string }): string => `
  insert into impact.${into} (${key}, n)
  select ${key}, sum($2::int) from (${from}) f group by ${key} having sum($2::int) <> 0 order by ${key}
  on conflict (${key}) do update set n = ${into}.n + excluded.n`

const PAIR_KEY = 'span, since, dimension, grp, scale, arm, before, after'
const CASE_PAIRS = adding({
  into: 'pair_counts',
  key: PAIR_KEY,
  from: `select s.span, s.since, d.dimension, d.grp, x.scale, x.arm, x.before, coalesce(x.after, -1) as after
    from impact.cases x ${SPANS_AND_DAYS}
    cross join lateral (values ('all', ''), ('site', x.site_id::text), ('team', x.team_id::text),
      ('agent', x.agent_id::text), ('cause', x.cause), ('channel', x.channel)) d (dimension, grp)
    where x.arm is not null and d.grp is not null and (s.span <> 'day' or d.dimension = 'all') and ($1::uuid[] is null or x.case_id = any($1))`,
})
const CUSTOMER_PAIRS = adding({
  into: 'pair_counts',
  key: PAIR_KEY,
  from: `select s.span, s.since, 'all' as dimension, '' as grp, x.scale, 'background' as arm, x.before, x.after
    from impact.customers x ${SPANS_AND_DAYS} where $1::uuid[] is null or x.customer_id = any($1)`,
})
const CLOCKS = adding({
  into: 'clock_counts',
  key: 'span, since, clock, stopped, seconds',
  from: `select s.span, s.since, k.clock, k.stopped, k.seconds
    from impact.cases x ${SPANS}
    cross join lateral (values ('timeToAlert', x.alert_stopped, x.alert_seconds),
      ('timeToAnswer', x.answer_stopped, x.answer_seconds), ('timeToContact', x.contact_stopped, x.contact_seconds),
      ('occurrenceToContact', x.occurrence_stopped, x.occurrence_seconds)) k (clock, stopped, seconds)
    where k.seconds is not null and ($1::uuid[] is null or x.case_id = any($1))`,
})

type Ids = readonly string[] | null

/** Adds the rows of these cases to the sums, or takes them out (`by` -1). */
export async function sumCases(tx: Tx, ids: Ids, by: 1 | -1): Promise<void> {
  await rows(tx, CASE_PAIRS, [ids, by])
  await rows(tx, CLOCKS, [ids, by])
}

/** The same for customers without a case. */
export const sumCustomers = (tx: Tx, ids: Ids, by: 1 | -1) => rows(tx, CUSTOMER_PAIRS, [ids, by])

/** Writes the rows of these cases, or of all, as they are defined now: by day, as they will be read. */
export async function defineCases(tx: Tx, ids: Ids, timeZone: string): Promise<void> {
  if (ids) await rows(tx, 'delete from impact.cases where case_id = any($1)', [ids])
  await rows(tx, `insert into impact.cases (${CASE_COLUMNS}) ${CASES_AS_DEFINED} order by 2`, [ids, timeZone])
}

const CASE_COLUMNS = `case_id, day, customer_id, scale, arm, before, after, agent_id, team_id, site_id, cause, channel,
  detected_at, occurred_at, raised_at, alert_seconds, alert_stopped, answer_seconds, answer_stopped,
  contact_seconds, contact_stopped, occurrence_seconds, occurrence_stopped`

/** Writes the rows of these customers, or of all, as they are defined now. */
export async function defineCustomers(tx: Tx, ids: Ids, timeZone: string): Promise<void> {
  if (ids) await rows(tx, 'delete from impact.customers where customer_id = any($1)', [ids])
  await rows(
    tx,
    `insert into impact.customers (customer_id, scale, day, before, after) ${CUSTOMERS_AS_DEFINED}`,
    [ids, timeZone],
  )
}

/** Every score of every rating, counted anew. */
export const sumScores = (tx: Tx, timeZone: string) =>
  rows(
    tx,
    `insert into impact.score_counts (span, since, scale, score, n)
     select s.span, s.since, x.scale, x.score, count(*) from (
       select (received_at at time zone $1)::date as day, scale, score from intake.v_ratings) x ${SPANS_AND_DAYS}
     group by 1, 2, 3, 4`,
    [timeZone],
  )

/** Ratings given and taken back, added to the scores; `notes` as they were taken. */
export const addScores = (tx: Tx, notes: readonly Note[], timeZone: string) =>
  rows(
    tx,
    `insert into impact.score_counts (span, since, scale, score, n)
     select s.span, s.since, x.scale, x.score, sum(x.by) from (
       select (received_at at time zone $2)::date as day, scale, score, by
       from json_to_recordset($1::json) as r (scale text, score int, received_at timestamptz, by int)) x ${SPANS_AND_DAYS}
     group by 1, 2, 3, 4 having sum(x.by) <> 0
     on conflict (span, since, scale, score) do update set n = score_counts.n + excluded.n`,
    [JSON.stringify(notes.filter(({ by }) => by !== null)), timeZone],
  )

/** What is left of sums that came to nothing. */
export async function sweepSums(tx: Tx): Promise<void> {
  for (const table of ['pair_counts', 'clock_counts', 'score_counts'])
    await rows(tx, `delete from impact.${table} where n = 0`)
}

/** A row of impact.to_count. */
export interface Note {
  case_id: string | null
  customer_id: string | null
  scale: string | null
  score: number | null
  received_at: Temporal.Instant | null
  by: number | null
}

/** Takes the oldest notes. Only committed ones are seen, so none can be lost between two. */
export const takeNotes = (tx: Tx, limit: number) =>
  rows<Note>(
    tx,
    `delete from impact.to_count where id in (select id from impact.to_count order by id limit $1)
     returning case_id, customer_id, scale, score, received_at, by`,
    [limit],
  )

/** Live cases of these customers: another rating may be the second one of any of them. */
export const casesOfCustomers = (tx: Tx, customers: readonly string[]) =>
  rows<{ id: string }>(
    tx,
    'select id from cases.v_cases where customer_id = any($1) and not history and not test',
    [customers],
  ).then((found) => found.map(({ id }) => id))

/** Everything counted so far, forgotten, with the notes that this transaction can see. Readers still see it until then. */
export async function forgetSums(tx: Tx): Promise<void> {
  await rows(tx, 'delete from impact.to_count')
  for (const table of ['cases', 'customers', 'pair_counts', 'clock_counts', 'score_counts'])
    await rows(tx, `delete from impact.${table}`)
}

/** Whether everybody together gave fewer than `most` ratings. */
export const fewerRatingsThan = (tx: Tx, most: number) =>
  rows<{ more: boolean }>(tx, 'select exists (select 1 from intake.v_ratings offset $1 limit 1) as more', [
    most - 1,
  ]).then(([row]) => !row?.more)

/** Whether more than `most` notes wait. */
export const moreNotesThan = (tx: Tx, most: number) =>
  rows<{ more: boolean }>(
    tx,
    'select exists (select 1 from impact.to_count order by id offset $1 limit 1) as more',
    [most],
  ).then(([row]) => row?.more ?? false)
