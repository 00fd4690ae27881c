import { rows, type Tx } from '../../platform/database/index.ts'

/** What test keys have left behind. */
export interface TestRows {
  cases: number
  ratings: number
}

export const countTestRows = (tx: Tx) =>
  rows<TestRows>(
    tx,
    `select (select count(*) from cases.cases where test) as cases,
       (select count(*) from intake.feedback where test) as ratings`,
  ).then(([row]) => row!)

const CASES = 'select id from cases.cases where test'
const ALERTS = `select id from alerts.alerts where case_id in (${CASES})`
const OFFERS = `select id from compensation.offers where case_id in (${CASES})`

const CASE_PARTS = [
  'clocks',
  'ownerships',
  'triage',
  'asked_for',
  'declined_requests',
  'third_party_evidence',
  'messages',
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

// In this order: what refers to a row goes before it. The journal stays: it says what happened, also to a test.
const STEPS = [
  // What a test offer took from somebody's month is theirs again.
  `update compensation.monthly_use m set used = greatest(0, m.used - given.sum)
   from (select offered_by_staff_id, currency, month, sum(restitution + goodwill) as sum
     from compensation.offers where case_id in (${CASES}) and verdict = 'granted' and withdrawn_at is null
     group by 1, 2, 3) given
   where m.staff_id = given.offered_by_staff_id and m.currency = given.currency and m.month = given.month`,
  `delete from compensation.ledger where offer_id in (${OFFERS})`,
  `delete from compensation.offers where case_id in (${CASES})`,
  `delete from followup.asks where case_id in (${CASES})`,
  `delete from alerts.answer_links where alert_id in (${ALERTS})`,
  `delete from alerts.calls where alert_id in (${ALERTS})`,
  `delete from alerts.alerts where case_id in (${CASES})`,
  `delete from detection.verdicts where case_id in (${CASES})`,
  ...CASE_PARTS.map((part) => `delete from cases.${part} where case_id in (${CASES})`),
  `update intake.feedback set case_id = null where case_id in (${CASES}) and not test`,
  `delete from intake.external_ids where id in (
     select id from intake.feedback where test union all select id from intake.interactions where test)`,
  'delete from intake.surveys where test',
  'delete from intake.feedback where test',
  'delete from intake.interactions where test',
  'delete from cases.cases where test',
  'delete from platform.mails where test',
]

// A customer first heard of by a test may be real by now: only who has nothing left is forgotten.
const DESERTED = `select c.id from customers.customers c where c.test
  and not exists (select 1 from intake.feedback f where f.customer_id = c.id)
  and not exists (select 1 from intake.interactions i where i.customer_id = c.id)
  and not exists (select 1 from cases.cases k where k.customer_id = c.id)`

export async function deleteTestRows(tx: Tx): Promise<void> {
  for (const step of STEPS) await rows(tx, step)
  await rows(tx, `delete from customers.identities where customer_id in (${DESERTED})`)
  await rows(tx, `delete from customers.customers where id in (${DESERTED})`)
}
