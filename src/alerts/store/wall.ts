import { rows, type Tx } from '../../platform/database/index.ts'
import { type Sighted, sightValues } from './cards.ts'

/** Whose cases: what somebody may see, and of that these units alone (all when undefined). */
export interface Scope {
  sighted: Sighted
  unitIds: readonly string[] | undefined
}

/** Parameters $1 to $4 of LIVE. */
export const valuesOf = ({ sighted, unitIds }: Scope): unknown[] => [...sightValues(sighted), unitIds ?? null]

/** Cases of the scope on the alias `c`. History and test cases are in no figure. */
export const LIVE = `not c.history and not c.test
  and ($1::boolean or c.owner_id = $3::uuid or (c.team_id is null and c.site_id is null)
    or c.team_id = any($2::uuid[]) or c.site_id = any($2::uuid[]))
  and ($4::uuid[] is null or c.team_id = any($4) or c.site_id = any($4))`
const OPEN = `${LIVE} and c.status not in ('closed', 'dismissed')`

export interface ListedRow {
  id: string
  reference: string
  version: number
  title: string
  severity: string
  locale: string | null
  customer_id: string
  customer_name: string | null
  owner_id: string | null
  owner_name: string | null
  due_at: Temporal.Instant | null
}

const LISTED = `c.id, c.reference, c.version, c.title, c.severity, c.locale, c.customer_id,
  coalesce(cu.name, cu.email, cu.phone, cu.external_id) as customer_name, c.owner_id, o.name as owner_name`
const NAMES = `left join customers.v_customers cu on cu.id = c.customer_id
  left join people.v_staff o on o.id = c.owner_id`

// The wall shows the first of each; the queue shows all.
const SHOWN = 20

export const unownedCases = (tx: Tx, scope: Scope) =>
  rows<ListedRow>(
    tx,
    `select ${LISTED}, c.next_due_at as due_at from cases.v_cases c ${NAMES}
     where ${OPEN} and c.owner_id is null order by c.next_due_at nulls last, c.id limit ${SHOWN}`,
    valuesOf(scope),
  )

export const overdueCases = (tx: Tx, scope: Scope, now: Temporal.Instant) =>
  rows<ListedRow>(
    tx,
    `select ${LISTED}, c.next_due_at as due_at from cases.v_cases c ${NAMES}
     where ${OPEN} and c.next_due_at < $5 order by c.next_due_at, c.id limit ${SHOWN}`,
    [...valuesOf(scope), now],
  )

export interface SilentRow extends ListedRow {
  why: 'never-spoken' | 'promise-passed' | 'silent-since'
  since: Temporal.Instant
  text: string | null
}

// Silence: no word since it was noticed past the contact window, a promise nobody spoke about, or longer without a word
// than R4 allows (a day for S4 and S5, three for others) while we wait for nobody.
const SILENCE = `
  select c.*, 'never-spoken' as why, c.detected_at as since, null as text from cases.v_cases c
    where c.first_contact_at is null and c.detected_at < $5::timestamptz - interval '15 minutes'
  union all
  select c.*, 'promise-passed', p.due_at, p.text from cases.v_cases c join lateral (
      select due_at, text from cases.v_promises p
      where p.case_id = c.id and p.outcome is null and p.due_at < $5 order by p.due_at limit 1) p on true
    where c.first_contact_at is not null
  union all
  select c.*, 'silent-since', c.last_outbound_at, null from cases.v_cases c
    where c.first_contact_at is not null and c.waiting_for_customer_since is null
      and c.status in ('open', 'acknowledged', 'understood')
      and c.last_outbound_at < $5::timestamptz - case when c.severity in ('S4', 'S5') then interval '24 hours' else interval '72 hours' end
      and not exists (select 1 from cases.v_promises p where p.case_id = c.id and p.outcome is null and p.due_at < $5)`

export const silentCases = (tx: Tx, scope: Scope, now: Temporal.Instant) =>
  rows<SilentRow>(
    tx,
    `select ${LISTED}, c.next_due_at as due_at, c.why, c.since, c.text from (${SILENCE}) c ${NAMES}
     where ${OPEN} order by c.since, c.id limit ${SHOWN}`,
    [...valuesOf(scope), now],
  )

export interface WallCounts {
  unowned: number
  overdue: number
  silent: number
  openCases: number
}

export async function countWall(tx: Tx, scope: Scope, now: Temporal.Instant): Promise<WallCounts> {
  const [counts] = await rows<WallCounts>(
    tx,
    `select count(*) as "openCases", count(*) filter (where c.owner_id is null) as unowned,
       count(*) filter (where c.next_due_at < $5) as overdue,
       (select count(*) from (${SILENCE}) c where ${OPEN}) as silent
     from cases.v_cases c where ${OPEN}`,
    [...valuesOf(scope), now],
  )
  return counts!
}

export interface LoadRow {
  id: string
  name: string | null
  open: number
  overdue: number
}

/** Open cases per person, the most first. */
export const loadOf = (tx: Tx, scope: Scope, now: Temporal.Instant) =>
  rows<LoadRow>(
    tx,
    `select c.owner_id as id, o.name, count(*) as open, count(*) filter (where c.next_due_at < $5) as overdue
     from cases.v_cases c left join people.v_staff o on o.id = c.owner_id
     where ${OPEN} and c.owner_id is not null group by c.owner_id, o.name order by open desc, o.name limit ${SHOWN}`,
    [...valuesOf(scope), now],
  )

export interface PointRow {
  id: string
  customer_name: string | null
  detected_at: Temporal.Instant
  first_contact_at: Temporal.Instant | null
}

/** Everybody let down since `from` that we know of and that somebody should speak to, oldest first. */
export const pointsSince = (tx: Tx, scope: Scope, from: Temporal.Instant) =>
  rows<PointRow>(
    tx,
    `select c.id, coalesce(cu.name, cu.email, cu.phone, cu.external_id) as customer_name, c.detected_at, c.first_contact_at
     from cases.v_cases c ${NAMES} where ${LIVE} and c.status <> 'dismissed' and c.detected_at >= $5 and c.opened_at >= $5
     order by c.detected_at, c.id limit 2000`,
    [...valuesOf(scope), from],
  )

/** The customer whom a person spoke to last, among cases opened since. */
export const lastHeard = (tx: Tx, scope: Scope, since: Temporal.Instant) =>
  rows<{ customer: string | null; at: Temporal.Instant }>(
    tx,
    `select coalesce(cu.name, cu.email, cu.phone, cu.external_id) as customer, c.first_contact_at as at
     from cases.v_cases c ${NAMES} where ${LIVE} and c.first_contact_at is not null and c.opened_at >= $5
     order by c.first_contact_at desc limit 1`,
    [...valuesOf(scope), since],
  ).then(([row]) => row)

/** Whether mail waits because the server did not take it. One refused address is its own trouble, not the way out. */
export async function lastMailStuck(tx: Tx): Promise<boolean> {
  const [last] = await rows<{ stuck: boolean }>(
    tx,
    `select state <> 'sent' and last_error is not null as stuck from platform.mails
     where attempts > 0 and state <> 'failed' order by written_at desc limit 1`,
  )
  return last?.stuck ?? false
}
