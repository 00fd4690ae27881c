import type { TakenBack } from '../../intake/index.ts'
import { rows, type Tx } from '../../platform/database/index.ts'

// Like forgetting what a test sent, this reads and deletes in several rooms' tables: one transaction, set by set.

type Gone = TakenBack['gone']

/** Rows that the file made, and the history cases that only its feedback has opened, laid out for the steps below. */
export async function layOutMade(tx: Tx, importId: string): Promise<void> {
  await rows(tx, 'create temporary table made (what text, id uuid, primary key (what, id)) on commit drop')
  await rows(
    tx,
    `insert into made select what, unnest(ids) from intake.import_made where import_id = $1 on conflict do nothing`,
    [importId],
  )
  await rows(tx, 'analyze made')
  await rows(
    tx,
    `insert into made
     select distinct 'cases', f.case_id from intake.feedback f join made m on m.what = 'feedback' and m.id = f.id
     where f.case_id is not null`,
  )
  await rows(
    tx,
    `insert into made select 'lived', k.id from cases.cases k join made m on m.what = 'cases' and m.id = k.id
     where ${LIVED}`,
  )
}

// Each of these is written when somebody works on a case; opening a history case writes its row and its first message.
const WORK = [
  'ownerships',
  'triage',
  'asked_for',
  'declined_requests',
  'third_party_evidence',
  'customer_views',
  'findings',
  'understandings',
  'promises',
  'resolutions',
  'closures',
  'reopenings',
  'tasks',
  'status_links',
]

const LIVED = `not k.history or k.owner_id is not null or k.status <> 'open'
  or exists (select 1 from cases.messages x where x.case_id = k.id and x.direction <> 'in')
  or exists (select 1 from compensation.offers x where x.case_id = k.id)
  or exists (select 1 from followup.asks x where x.case_id = k.id)
  or exists (select 1 from alerts.alerts x where x.case_id = k.id)
  or exists (select 1 from intake.surveys x where x.case_id = k.id)
  or exists (select 1 from detection.verdicts x where x.case_id = k.id)
  or exists (select 1 from platform.mails x where x.case_id = k.id)
  or exists (select 1 from intake.feedback x where x.case_id = k.id
    and not exists (select 1 from made y where y.what = 'feedback' and y.id = x.id))
  ${WORK.map((part) => `or exists (select 1 from cases.${part} x where x.case_id = k.id)`).join('\n  ')}`

export async function countMade(tx: Tx): Promise<Gone> {
  const found = await rows<{ what: string; count: number }>(
    tx,
    'select what, count(*) from made group by what',
  )
  const of = (what: string) => Number(found.find((row) => row.what === what)?.count ?? 0)
  return {
    interactions: of('interactions'),
    feedback: of('feedback'),
    cases: of('cases'),
    customers: of('customers'),
    shifts: of('shifts'),
  }
}

// Words that a person has judged stay judged; with a case that somebody worked on stays all that was said in it.
const FREE = `m.what = 'feedback' and m.id = f.id and f.reviewed_at is null
  and not exists (select 1 from made l where l.what = 'lived' and l.id = f.case_id)`

// An order that feedback was given about stays: it says what the feedback is about.
const UNTOLD = `m.what = 'interactions' and m.id = i.id
  and not exists (select 1 from intake.feedback f where f.interaction_external_id = i.external_id)
  and not exists (select 1 from cases.cases k where k.interaction_id = i.id)
  and not exists (select 1 from intake.surveys s where s.interaction_id = i.id)`

const DESERTED = `m.what = 'customers' and m.id = c.id
  and not exists (select 1 from intake.feedback x where x.customer_id = c.id)
  and not exists (select 1 from intake.interactions x where x.customer_id = c.id)
  and not exists (select 1 from cases.cases x where x.customer_id = c.id)
  and not exists (select 1 from intake.surveys x where x.customer_id = c.id)
  and not exists (select 1 from customers.unsubscribed x where x.customer_id = c.id)`

/** In this order: what refers to a row goes before it. The journal stays: it says what happened. */
export async function deleteMade(tx: Tx, now: Temporal.Instant): Promise<Gone> {
  const feedback = await counted(
    tx,
    `with gone as (delete from intake.feedback f using made m where ${FREE} returning f.external_id),
       names as (delete from intake.external_ids e using gone
         where e.kind = 'feedback' and e.external_id = gone.external_id)
     select count(*) from gone`,
  )
  const cases = await deleteCases(tx)
  const interactions = await counted(
    tx,
    `with gone as (delete from intake.interactions i using made m where ${UNTOLD} returning i.external_id),
       names as (delete from intake.external_ids e using gone
         where e.kind = 'interaction' and e.external_id = gone.external_id)
     select count(*) from gone`,
  )
  await rows(
    tx,
    `delete from customers.identities d using customers.customers c, made m where d.customer_id = c.id and ${DESERTED}`,
  )
  const customers = await counted(
    tx,
    `with gone as (delete from customers.customers c using made m where ${DESERTED} returning 1)
     select count(*) from gone`,
  )
  const shifts = await counted(
    tx,
    `with gone as (delete from people.shifts s using made m
       where m.what = 'shifts' and m.id = s.id and s.starts_at > $1 returning 1)
     select count(*) from gone`,
    [now],
  )
  return { feedback, cases, interactions, customers, shifts }
}

async function deleteCases(tx: Tx): Promise<number> {
  const free = `select m.id from made m where m.what = 'cases'
    and not exists (select 1 from made l where l.what = 'lived' and l.id = m.id)
    and not exists (select 1 from intake.feedback f where f.case_id = m.id)`
  await rows(tx, `insert into made select 'free', free.id from (${free}) free`)
  for (const part of ['clocks', 'messages'])
    await rows(tx, `delete from cases.${part} x using made m where m.what = 'free' and m.id = x.case_id`)
  return counted(
    tx,
    `with gone as (delete from cases.cases k using made m where m.what = 'free' and m.id = k.id returning 1)
     select count(*) from gone`,
  )
}

const counted = (tx: Tx, text: string, values: unknown[] = []): Promise<number> =>
  rows<{ count: number }>(tx, text, values).then(([row]) => Number(row?.count ?? 0))

/** What was made and did not go. */
export const leftOver = (made: Gone, gone: Gone): Gone => ({
  feedback: made.feedback - gone.feedback,
  cases: made.cases - gone.cases,
  interactions: made.interactions - gone.interactions,
  customers: made.customers - gone.customers,
  shifts: made.shifts - gone.shifts,
})

/** Rows of the file that were live, and rows that were here before and told differently. */
export const liveAndChanged = (tx: Tx, importId: string) =>
  rows<{ live: number; changed: number }>(
    tx,
    `select case when kind = 'feedback' then rows_live else 0 end as live, rows_changed as changed
     from intake.imports where id = $1`,
    [importId],
  ).then(([row]) => ({ live: Number(row?.live ?? 0), changed: Number(row?.changed ?? 0) }))
