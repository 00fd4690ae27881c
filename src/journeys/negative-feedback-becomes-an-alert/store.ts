import type { Understanding } from '../../detection/index.ts'
import { type Database, rows, type Tx } from '../../platform/database/index.ts'
import type { KeyClaim } from '../../platform/http/index.ts'
import { type Known, noRows, type Question, type Rows, type Written } from './rows.ts'

// The ingest write path, and only it, writes several rooms' tables in one statement: statement by statement the same
// rows reach 0.3 of pgbench at 50 connections, set-based 1.4 to 2.3 (bench/w1). Column lists are kept here so that a
// column added by a room keeps its default.

const COLUMNS = {
  customers:
    'id, name, email, phone, external_id, locale, time_zone, segment, since, lifetime_value_amount, lifetime_value_currency, search_tokens, created_at, updated_at, test',
  external_ids: 'kind, external_id, id, customer_id, occurred_at',
  feedback:
    'id, external_id, received_at, recorded_at, source, customer_id, interaction_external_id, interaction_id, scale, score, reasons, comment, locale, staff_id, team_id, site_id, product, component, named, survey_id, understanding, flagged, flag_reasons, review, case_id, history, test',
  cases:
    'id, customer_id, failure_key, interaction_id, interaction_external_id, first_feedback_id, channel, product, component, team_id, site_id, title, words, locale, first_scale, first_score, severity, status, raised_by, flag_reasons, occurred_at, detected_at, opened_at, double_deviation_at, value_amount, value_currency, search_tokens, alert_due_at, next_due_at, version, reopened_times, history, test',
  clocks: 'case_id, kind, started_at, due_at',
  messages: 'id, case_id, at, direction, kind, channel, author, text, locale, feedback_id',
  alerts:
    'id, case_id, feedback_id, severity, team_id, site_id, detected_at, raised_at, answer_due_at, step, test',
  calls: 'alert_id, step, staff_id, why, called_at',
  outbox: 'job, body, start_after',
} as const

// Each table's rows are a parameter of their own: picked out of one JSON text, all of it would be read fifteen times over
// (at 50 ratings a group that took longer than writing them).
const PARTS = Object.keys(noRows()) as (keyof Rows)[]
const part = (name: keyof Rows): string => `$${PARTS.indexOf(name) + 1}::json`
const partsOf = (all: Rows): string[] => PARTS.map((name) => JSON.stringify(all[name]))

const insert = (name: keyof typeof COLUMNS, table: string, tail = '') =>
  `${name}_in as (insert into ${table} (${COLUMNS[name]})
     select ${COLUMNS[name]} from json_populate_recordset(null::${table}, ${part(name)}) ${tail})`

const CASE_VALUES = COLUMNS.cases

const WRITE = `with
  ${insert('customers', 'customers.customers')},
  customers_changed as (
    update customers.customers c set
      name = coalesce(x.name, c.name), email = coalesce(x.email, c.email), phone = coalesce(x.phone, c.phone),
      external_id = coalesce(x.external_id, c.external_id), locale = coalesce(x.locale, c.locale),
      time_zone = coalesce(x.time_zone, c.time_zone), segment = coalesce(x.segment, c.segment),
      since = coalesce(x.since, c.since),
      lifetime_value_amount = coalesce(x.lifetime_value_amount, c.lifetime_value_amount),
      lifetime_value_currency = coalesce(x.lifetime_value_currency, c.lifetime_value_currency),
      search_tokens = coalesce(x.search_tokens, c.search_tokens), updated_at = x.updated_at
    from json_populate_recordset(null::customers.customers, ${part('customersChanged')}) x where x.id = c.id),
  identities_in as (
    insert into customers.identities (kind, value, customer_id)
    select kind, value, customer_id from json_populate_recordset(null::customers.identities, ${part('identities')})),
  identities_added as (
    insert into customers.identities (kind, value, customer_id)
    select kind, value, customer_id from json_populate_recordset(null::customers.identities, ${part('identitiesAdded')})
    on conflict do nothing),
  ${insert('external_ids', 'intake.external_ids')},
  ${insert('feedback', 'intake.feedback')},
  new_cases as (
    insert into cases.cases (${CASE_VALUES}, reference)
    select ${CASE_VALUES}, 'A-' || nextval('cases.reference_number')
    from json_populate_recordset(null::cases.cases, ${part('cases')})
    returning id, reference),
  cases_changed as (
    update cases.cases c set version = c.version + 1, severity = greatest(c.severity, x.severity)
    from json_populate_recordset(null::cases.cases, ${part('casesChanged')}) x where x.id = c.id),
  ${insert('clocks', 'cases.clocks')},
  ${insert('messages', 'cases.messages')},
  ${insert('alerts', 'alerts.alerts')},
  ${insert('calls', 'alerts.calls')},
  ${insert('outbox', 'platform.outbox')},
  facts as (
    insert into platform.journal (at, fact, actor, case_id, customer_id, team_id, site_id, staff_id, live, body)
    select x.at, x.fact, x.actor, x.case_id, x.customer_id, x.team_id, x.site_id, x.staff_id, x.live,
      case when c.id is null then x.body else x.body || jsonb_build_object('reference', c.reference) end
    from json_populate_recordset(null::platform.journal, ${part('facts')}) x left join new_cases c on c.id = x.case_id
    returning id, fact, case_id),
  kept as (
    insert into platform.idempotency (caller, key, request_hash, status, body, at)
    select x.caller, x.key, x.request_hash, x.status,
      case when c.id is null then x.body
        else replace(x.body::text, '"reference":""', '"reference":' || to_json(c.reference))::json end, x.at
    from json_populate_recordset(null::platform.idempotency, ${part('kept')}) x
    left join new_cases c on c.id = (x.body #>> '{case,id}')::uuid)
select (select coalesce(json_agg(json_build_object('id', id, 'fact', fact, 'caseId', case_id)), '[]') from facts) as facts,
  (select coalesce(json_agg(json_build_object('id', id, 'reference', reference)), '[]') from new_cases) as cases`

/** Commits everything a group of customers said: one statement, one commit. */
export async function writeRows(database: Database, all: Rows): Promise<Written> {
  const result = await database.pool.query<Written>({
    name: 'ingest-write',
    text: WRITE,
    values: partsOf(all),
  })
  return result.rows[0]!
}

/** Forgets an idempotency key that is older than 24 hours, so that it can be used anew. */
export const dropOldKey = (database: Database, { caller, key }: KeyClaim, now: Temporal.Instant) =>
  database.pool.query(
    `delete from platform.idempotency where caller = $1 and key = $2 and at < $3::timestamptz - interval '24 hours'`,
    [caller, key, now.toString()],
  )

// Each look-up is a lateral with a limit: one index probe a row, whatever the planner believes about table sizes. As plain
// joins on tables without statistics (a new installation) it read every external id for every group: 107 ms at 10,000 rows
// instead of 1. Earlier cases: 365 days; an older one that is still open is met too, or the unique index would refuse the word.
const READ = `select a.n,
  case when c.id is null then null else to_json(c) end as customer,
  (select json_agg(json_build_object('kind', i.kind, 'value', i.value)) from customers.identities i
    where i.customer_id = c.id) as identities,
  f.id as "feedbackId",
  to_json(x) as interaction,
  (select coalesce(json_agg(json_build_object('id', k.id, 'reference', k.reference, 'failureKey', k.failure_key,
      'status', k.status, 'severity', k.severity, 'occurredAt', k.occurred_at, 'openedAt', k.opened_at,
      'history', k.history)
      order by k.opened_at desc), '[]')
    from cases.cases k where k.customer_id = c.id and k.test = a.test
      and (k.opened_at > $2::timestamptz - interval '365 days' or k.status not in ('closed', 'dismissed'))) as cases,
  to_json(p) as kept
from json_to_recordset($1::json) as a(
  n int, "externalId" text, "interactionExternalId" text, identities json, caller text, key text, test boolean)
left join lateral (
  select known.customer_id from json_array_elements(a.identities) with ordinality as told(e, place)
  cross join lateral (select i.customer_id from customers.identities i
    where i.kind = told.e->>'kind' and i.value = told.e->>'value' limit 1) known
  order by told.place limit 1) found on true
left join lateral (
  select c.id, c.name, c.email, c.phone, c.external_id as "externalId", c.locale, c.time_zone as "timeZone", c.segment,
    c.since, c.lifetime_value_amount as "lifetimeValueAmount", c.lifetime_value_currency as "lifetimeValueCurrency"
  from customers.customers c where c.id = found.customer_id limit 1) c on true
left join lateral (
  select f.id from intake.external_ids f where f.kind = 'feedback' and f.external_id = a."externalId" limit 1) f on true
left join lateral (
  select e.id, e.occurred_at from intake.external_ids e
  where e.kind = 'interaction' and e.external_id = a."interactionExternalId" limit 1) e on true
left join lateral (
  select x.id, x.occurred_at as "occurredAt", x.channel, x.staff_id as "staffId", x.team_id as "teamId",
    x.site_id as "siteId", x.product, x.component, x.value_amount as "valueAmount", x.value_currency as "valueCurrency"
  from intake.interactions x where x.id = e.id and x.occurred_at = e.occurred_at limit 1) x on true
left join lateral (
  select p.request_hash, p.status, p.body from platform.idempotency p
  where p.caller = a.caller and p.key = a.key and p.at >= $2::timestamptz - interval '24 hours' limit 1) p on true
order by a.n`

/** What is already known about each of a group: customer, interaction, earlier cases, an answer kept for the same key. */
export async function readKnown(
  database: Database,
  asked: Question[],
  now: Temporal.Instant,
): Promise<Known[]> {
  const values = [JSON.stringify(asked), now.toString()]
  const result = await database.pool.query<Known>({ name: 'ingest-read', text: READ, values })
  return result.rows
}

/** The same two statements inside a story of its own. */
export const readKnownIn = (tx: Tx, asked: Question[], now: Temporal.Instant) =>
  rows<Known>(tx, READ, [JSON.stringify(asked), now])

export async function writeRowsIn(tx: Tx, all: Rows): Promise<Written> {
  const [written] = await rows<Written>(tx, WRITE, partsOf(all))
  return written!
}

/** A feedback as it stood, with its case. Locked: two revisions come one after the other. */
export interface FeedbackBefore {
  flagged: boolean
  flagReasons: string[]
  review: boolean
  caseId: string | null
  reference: string | null
}

export const feedbackBefore = (tx: Tx, feedbackId: string) =>
  rows<FeedbackBefore>(
    tx,
    `select f.flagged, f.flag_reasons as "flagReasons", f.review, f.case_id as "caseId",
       (select reference from cases.cases c where c.id = f.case_id) as reference
     from intake.feedback f where f.id = $1 for update`,
    [feedbackId],
  ).then(([row]) => row)

/** What the customer says now; when it was received and from whom stays. */
export const reviseFeedbackRow = (tx: Tx, feedbackId: string, row: Record<string, unknown>) =>
  rows(
    tx,
    `update intake.feedback f set scale = x.scale, score = x.score, reasons = x.reasons, comment = x.comment,
       locale = x.locale, staff_id = coalesce(x.staff_id, f.staff_id), team_id = coalesce(x.team_id, f.team_id),
       site_id = coalesce(x.site_id, f.site_id), product = coalesce(x.product, f.product),
       component = coalesce(x.component, f.component), understanding = x.understanding, flagged = x.flagged,
       flag_reasons = x.flag_reasons, review = x.review, case_id = x.case_id
     from json_populate_record(null::intake.feedback, $2::json) x where f.id = $1`,
    [feedbackId, JSON.stringify(row)],
  )

/** A stored feedback as it was told, to be looked at a second time. */
export interface FeedbackAgain {
  feedback: Record<string, unknown>
  placed: { staffId: string | null; teamId: string | null; siteId: string | null }
  understanding: Understanding
  case_id: string | null
  reference: string | null
  survey_id: string | null
  history: boolean
  test: boolean
}

export const feedbackAgain = (tx: Tx, feedbackId: string) =>
  rows<FeedbackAgain>(
    tx,
    `select json_strip_nulls(json_build_object('externalId', f.external_id, 'receivedAt', f.received_at, 'source', f.source,
         'interactionExternalId', f.interaction_external_id, 'scale', f.scale, 'score', f.score,
         'reasons', f.reasons, 'comment', f.comment, 'locale', f.locale, 'product', f.product, 'component', f.component,
         'customer', json_build_object('externalId', c.external_id, 'email', c.email, 'phone', c.phone, 'name', c.name)
       )) as feedback,
       json_build_object('staffId', f.staff_id, 'teamId', f.team_id, 'siteId', f.site_id) as placed,
       f.understanding, f.case_id, f.survey_id, f.history, f.test,
       (select reference from cases.cases k where k.id = f.case_id) as reference
     from intake.feedback f join customers.customers c on c.id = f.customer_id
     where f.id = $1 for update of f`,
    [feedbackId],
  ).then(([row]) => row)

/** The reading of a second look, and what it adds to why this is a failure. */
export const graverFeedback = (
  tx: Tx,
  feedbackId: string,
  { understanding, reasons, review }: { understanding: Understanding; reasons: string[]; review: boolean },
) =>
  rows(
    tx,
    `update intake.feedback set understanding = $2, review = review or ($4 and reviewed_at is null and not history),
       flag_reasons = flag_reasons || array(select r from unnest($3::text[]) r where r <> all(flag_reasons))
     where id = $1`,
    [feedbackId, JSON.stringify(understanding), reasons, review],
  )
