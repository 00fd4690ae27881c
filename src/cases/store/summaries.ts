import { preparedRows, rows, type Tx } from '../../platform/database/index.ts'
import type { CaseRow } from '../rows.ts'
import { CASE_COLUMNS } from './tables.ts'

/** A case as a queue row reads it: names joined, clocks gathered. JSON columns carry instants as text. */
export interface SummaryRow extends CaseRow {
  customer_name: string | null
  customer_email: string | null
  customer_phone: string | null
  customer_external_id: string | null
  owner_name: string | null
  team_name: string | null
  site_name: string | null
  steps_before: number
  clocks: { kind: string; started_at: string; due_at: string; stopped_at: string | null }[]
  promise: { text: string; due_at: string } | null
  call_due_at: Temporal.Instant | null
  read_back_at: Temporal.Instant | null
  /** Sorting place in a list, for the cursor. */
  place: string
}

const JOINED = `
  cu.name as customer_name, cu.email as customer_email, cu.phone as customer_phone,
  cu.external_id as customer_external_id, o.name as owner_name, t.name as team_name, s.name as site_name,
  coalesce((select max(r.steps_before) from cases.reopenings r where r.case_id = c.id), 0) as steps_before,
  coalesce((select json_agg(json_build_object('kind', k.kind, 'started_at', k.started_at, 'due_at', k.due_at,
      'stopped_at', k.stopped_at) order by k.started_at, k.kind) from cases.clocks k
    where k.case_id = c.id and (k.stopped_at is null or k.started_at >= coalesce(
      (select max(r.at) from cases.reopenings r where r.case_id = c.id), '-infinity'))), '[]') as clocks,
  (select json_build_object('text', p.text, 'due_at', p.due_at) from cases.promises p
    where p.case_id = c.id and p.outcome is null order by p.due_at limit 1) as promise,
  (select min(k.due_at) from cases.tasks k where k.case_id = c.id and k.done_at is null) as call_due_at,
  (select max(u.at) from cases.understandings u
    where u.case_id = c.id and u.confirmed_at is null and u.corrected_at is null
      and c.status = 'acknowledged' and 'read-back' = any(c.evidence)) as read_back_at`

const FROM = `
  from cases.cases c
  left join customers.v_customers cu on cu.id = c.customer_id
  left join people.v_staff o on o.id = c.owner_id
  left join people.v_units t on t.id = c.team_id
  left join people.v_units s on s.id = c.site_id`

const ROWS = CASE_COLUMNS.map((column) => `c.${column}`).join(', ')
const OF_THESE = {
  name: 'case-summaries',
  text: `select ${ROWS}, ${JOINED}, '' as place ${FROM} where c.id = any($1::uuid[])`,
}

/** Queue rows of these cases. */
export const summariesOf = (tx: Tx, ids: readonly string[]) => preparedRows<SummaryRow>(tx, OF_THESE, [ids])

/** Which rows somebody may see: all, or those of their units, their own, and those that belong to nobody. */
export interface Sighted {
  all: boolean
  unitIds: readonly string[]
  staffId: string | null
}

/** SQL of that rule for parameters $1 (all), $2 (units) and $3 (staff), on the alias `c`. */
export const SEEN = `($1::boolean or c.owner_id = $3::uuid or (c.team_id is null and c.site_id is null)
  or c.team_id = any($2::uuid[]) or c.site_id = any($2::uuid[]))`

export const sightValues = ({ all, unitIds, staffId }: Sighted): unknown[] => [all, unitIds, staffId]

/** What a list is filtered by; absent is everything. */
export interface ListFilter {
  status?: readonly string[] | undefined
  severity?: readonly string[] | undefined
  ownerId?: string | undefined
  unowned?: boolean
  unitId?: string | undefined
  customerId?: string | undefined
  waiting?: boolean
  tokens?: readonly string[] | undefined
  reference?: string | undefined
  history: 'no' | 'also' | 'only'
  sort: 'due' | 'newest'
  after?: { place: string; id: string } | undefined
  limit: number
}

// `infinity` keeps cases without a clock comparable, so that one keyset serves both ends of the list.
const PLACE = { due: `coalesce(c.next_due_at, 'infinity')`, newest: 'c.opened_at' }

/** One page of cases somebody may see. The place is text, so that no precision is lost between pages. */
export function listCases(tx: Tx, sighted: Sighted, filter: ListFilter): Promise<SummaryRow[]> {
  const place = PLACE[filter.sort]
  const [order, beyond] = filter.sort === 'due' ? ['asc', '>'] : ['desc', '<']
  return rows<SummaryRow>(
    tx,
    `with page as (
       select c.id, ${place}::text as place from cases.cases c
       where ${SEEN}
         and ($4::text[] is null or c.status = any($4))
         and ($5::text[] is null or c.severity = any($5))
         and ($6::uuid is null or c.owner_id = $6)
         and (not $7::boolean or c.owner_id is null)
         and ($8::uuid is null or c.team_id in (select id from below) or c.site_id in (select id from below))
         and ($9::uuid is null or c.customer_id = $9)
         and (not $10::boolean or c.waiting_for_customer_since is not null)
         and ($11::text[] is null or c.reference = $12 or c.search_tokens @> $11)
         and ($13::text = 'also' or c.history = ($13 = 'only'))
         and ($14::text is null or (${place}, c.id) ${beyond} ($14::timestamptz, $15::uuid))
       order by ${place} ${order}, c.id ${order} limit $16)
     select c.*, ${JOINED}, page.place ${FROM} join page on page.id = c.id
     order by ${place} ${order}, c.id ${order}`.replace('with page', `with recursive ${BELOW}, page`),
    [
      ...sightValues(sighted),
      filter.status ?? null,
      filter.severity ?? null,
      filter.ownerId ?? null,
      filter.unowned ?? false,
      filter.unitId ?? null,
      filter.customerId ?? null,
      filter.waiting ?? false,
      filter.tokens ?? null,
      filter.reference ?? null,
      filter.history,
      filter.after?.place ?? null,
      filter.after?.id ?? null,
      filter.limit,
    ],
  )
}

const BELOW = `below as (select id from people.v_units where id = $8::uuid
  union select u.id from people.v_units u join below b on u.parent_id = b.id)`

export interface Counts {
  mine: number
  team: number
  waiting: number
  unowned: number
  overdue: number
}

/** Figures above the queue, of open cases somebody may see. */
export async function countCases(tx: Tx, sighted: Sighted, now: Temporal.Instant): Promise<Counts> {
  const [counts] = await rows<Counts>(
    tx,
    `select count(*) filter (where c.owner_id = $3::uuid) as mine, count(*) as team,
       count(*) filter (where c.waiting_for_customer_since is not null) as waiting,
       count(*) filter (where c.owner_id is null) as unowned,
       count(*) filter (where c.next_due_at < $4) as overdue
     from cases.cases c where ${SEEN} and c.status not in ('closed', 'dismissed') and not c.history`,
    [...sightValues(sighted), now],
  )
  return counts!
}
