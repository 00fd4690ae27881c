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
     where ${OPEN} and c.owner_id is null order by coalesce(c.next_due_at, 'infinity'), c.id limit ${SHOWN}`,
    valuesOf(scope),
  )

export const overdueCases = (tx: Tx, scope: Scope, now: Temporal.Instant) =>
  rows<ListedRow>(
    tx,
    `select ${LISTED}, c.next_due_at as due_at from cases.v_cases c ${NAMES}
     where ${OPEN} and coalesce(c.next_due_at, 'infinity') < $5
     order by coalesce(c.next_due_at, 'infinity'), c.id limit ${SHOWN}`,
    [...valuesOf(scope), now],
  )

// Silence: no word since it was noticed past the contact window, a promise nobody spoke about, or longer without a word
// than R4 allows (a day for S4 and S5, three for others) while we wait for nobody. Of 40,000 open cases each is looked at
// once, for all counts, loads and silences together (bench/w3): five statements of their own took 350 ms.
const STANDING = `
  with passed as (
    select distinct on (p.case_id) p.case_id, p.due_at, p.text from cases.v_promises p
    where p.outcome is null and p.due_at < $5 order by p.case_id, p.due_at),
  open as materialized (
    select c.id, c.owner_id, c.next_due_at, passed.text,
      case when c.first_contact_at is null then 'never-spoken' when passed.due_at is not null then 'promise-passed'
        else 'silent-since' end as why,
      case when c.first_contact_at is null
          then case when c.detected_at < $5::timestamptz - interval '15 minutes' then c.detected_at end
        when passed.due_at is not null then passed.due_at
        when c.waiting_for_customer_since is null and c.status in ('open', 'acknowledged', 'understood')
          and c.last_outbound_at < $5::timestamptz
            - case when c.severity in ('S4', 'S5') then interval '24 hours' else interval '72 hours' end
          then c.last_outbound_at end as since
    from cases.v_cases c left join passed on passed.case_id = c.id where ${OPEN}),
  loads as (
    select owner_id as id, count(*) as open, count(*) filter (where next_due_at < $5) as overdue, count(since) as silent
    from open group by owner_id),
  silences as (select id, why, since, text from open where since is not null order by since, id limit ${SHOWN})
  select coalesce((select json_agg(l) from loads l), '[]') as loads,
    coalesce((select json_agg(s) from silences s), '[]') as silences`

export interface Standing {
  /** By owner; `id` null: nobody's. */
  loads: { id: string | null; open: number; overdue: number; silent: number }[]
  /** The longest silences, the longest first. */
  silences: {
    id: string
    why: 'never-spoken' | 'promise-passed' | 'silent-since'
    since: string
    text: string | null
  }[]
}

/** How all open cases of the scope stand. */
export const standingOf = (tx: Tx, scope: Scope, now: Temporal.Instant): Promise<Standing> =>
  rows<Standing>(tx, STANDING, [...valuesOf(scope), now]).then(([standing]) => standing!)

/** These cases as a list shows them. */
export const casesListed = (tx: Tx, ids: string[]) =>
  rows<ListedRow>(
    tx,
    `select ${LISTED}, c.next_due_at as due_at from cases.v_cases c ${NAMES} where c.id = any($1::uuid[])`,
    [ids],
  )

/** Names of staff by id. */
export const namesOf = (tx: Tx, ids: string[]) =>
  rows<{ id: string; name: string }>(tx, 'select id, name from people.v_staff where id = any($1::uuid[])', [
    ids,
  ])

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
