import { preparedRows, rows, type Tx } from '../../platform/database/index.ts'
import type { AlertRow, CallRow } from '../rows.ts'
import { ALERT_COLUMNS } from './alerts.ts'

/** An alert with everything its card shows. JSON columns carry instants as text. */
export interface CardRow extends AlertRow {
  reference: string
  version: number
  status: string
  title: string
  words: string | null
  locale: string | null
  channel: string
  first_scale: string | null
  first_score: number | null
  flag_reasons: string[]
  value_amount: number | null
  value_currency: string | null
  double_deviation_at: Temporal.Instant | null
  evidence: string[]
  owner_id: string | null
  owner_name: string | null
  customer_id: string
  customer_name: string | null
  team_name: string | null
  site_name: string | null
  answered_name: string | null
  earlier_failures: number
  first_contact_at: Temporal.Instant | null
  called: (Pick<CallRow, 'step' | 'staff_id' | 'why'> & {
    called_at: string
    seen_at: string | null
    name: string | null
    mail: string | null
  })[]
}

// "Third failure in 90 days": the window in which an earlier failure weighs fully (R13).
const SELECT = `
  select ${ALERT_COLUMNS.map((column) => `a.${column}`).join(', ')}, c.reference, c.version, c.status, c.title, c.words, c.locale, c.channel, c.first_scale, c.first_score,
    c.flag_reasons, c.value_amount, c.value_currency, c.double_deviation_at, c.evidence, c.owner_id,
    c.customer_id, c.first_contact_at, coalesce(cu.name, cu.email, cu.phone, cu.external_id) as customer_name,
    o.name as owner_name, t.name as team_name, s.name as site_name, w.name as answered_name,
    (select count(*) from cases.v_cases e where e.customer_id = c.customer_id and e.id <> c.id
      and e.status <> 'dismissed' and e.test = c.test and e.occurred_at > a.raised_at - interval '90 days'
      and e.opened_at <= c.opened_at) as earlier_failures,
    coalesce((select json_agg(json_build_object('step', k.step, 'staff_id', k.staff_id, 'why', k.why,
        'called_at', k.called_at, 'seen_at', k.seen_at, 'name', p.name, 'mail', m.state) order by k.step)
      from alerts.calls k left join people.v_staff p on p.id = k.staff_id
      left join platform.mails m on m.id = k.mail_id where k.alert_id = a.id), '[]') as called
  from alerts.alerts a join cases.v_cases c on c.id = a.case_id
  left join customers.v_customers cu on cu.id = c.customer_id
  left join people.v_staff o on o.id = c.owner_id
  left join people.v_staff w on w.id = a.answered_by
  left join people.v_units t on t.id = a.team_id
  left join people.v_units s on s.id = a.site_id`

const OF_CASE = {
  name: 'alert-cards-of-case',
  text: `${SELECT} where a.case_id = $1 order by a.raised_at desc, a.id desc`,
}
const BY_ID = { name: 'alert-card', text: `${SELECT} where a.id = $1` }

export const cardRow = (tx: Tx, id: string): Promise<CardRow | undefined> =>
  preparedRows<CardRow>(tx, BY_ID, [id]).then(([row]) => row)

/** What somebody may see. */
export interface Sighted {
  all: boolean
  unitIds: readonly string[]
  staffId: string | null
}

/** Rows of these units, those that belong to nobody, and those this person was called about or owns. $1 to $3. */
const SEEN = `($1::boolean or (a.team_id is null and a.site_id is null) or a.team_id = any($2::uuid[])
  or a.site_id = any($2::uuid[]) or c.owner_id = $3::uuid
  or exists (select 1 from alerts.calls k where k.alert_id = a.id and k.staff_id = $3::uuid))`

export const sightValues = ({ all, unitIds, staffId }: Sighted): unknown[] => [all, unitIds, staffId]

export interface AlertFilter {
  state: 'open' | 'answered' | 'all'
  since?: Temporal.Instant | undefined
  unitIds?: readonly string[] | undefined
  limit: number
}

/** Alerts somebody may see: waiting ones as they break, answered ones the newest first. */
export const listAlerts = (tx: Tx, sighted: Sighted, { state, since, unitIds, limit }: AlertFilter) =>
  rows<CardRow>(
    tx,
    `${SELECT} where ${SEEN}
       and case $4 when 'open' then a.answered_at is null and a.withdrawn_at is null
                   when 'answered' then a.answered_at is not null else true end
       and ($5::timestamptz is null or a.answered_at >= $5)
       and ($6::uuid[] is null or a.team_id = any($6) or a.site_id = any($6))
     order by case when $4 = 'open' then a.answer_due_at end,
       case when $4 = 'answered' then a.answered_at else a.raised_at end desc, a.id limit $7`,
    [...sightValues(sighted), state, since ?? null, unitIds ?? null, limit],
  )

/** Whether this person was called about the alert. */
export const wasCalled = async (tx: Tx, alertId: string, staffId: string): Promise<boolean> => {
  const found = await rows(tx, 'select 1 from alerts.calls where alert_id = $1 and staff_id = $2 limit 1', [
    alertId,
    staffId,
  ])
  return found.length > 0
}

/** A unit and everything below it. */
export const unitsBelow = (tx: Tx, unitId: string): Promise<string[]> =>
  rows<{ id: string }>(
    tx,
    `with recursive below as (select id from people.v_units where id = $1
       union select u.id from people.v_units u join below b on u.parent_id = b.id) select id from below`,
    [unitId],
  ).then((found) => found.map(({ id }) => id))

/** All alerts of one case, the newest first. */
export const cardRowsOfCase = (tx: Tx, caseId: string) => preparedRows<CardRow>(tx, OF_CASE, [caseId])
