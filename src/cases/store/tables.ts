import type { JSONColumnType, Kysely } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'
import type { By, CaseRow, ClockRow } from '../rows.ts'

type Json<T extends object> = JSONColumnType<T>

/** Every column of a case, by name: a statement that is kept planned must not change when a column is added. */
export const CASE_COLUMNS = Object.keys({
  id: true,
  reference: true,
  customer_id: true,
  failure_key: true,
  interaction_id: true,
  interaction_external_id: true,
  first_feedback_id: true,
  channel: true,
  product: true,
  component: true,
  team_id: true,
  site_id: true,
  title: true,
  words: true,
  locale: true,
  first_scale: true,
  first_score: true,
  severity: true,
  status: true,
  raised_by: true,
  flag_reasons: true,
  occurred_at: true,
  detected_at: true,
  opened_at: true,
  owner_id: true,
  acknowledged_at: true,
  understood_at: true,
  solved_at: true,
  followed_up_at: true,
  closed_at: true,
  first_contact_at: true,
  last_outbound_at: true,
  waiting_for_customer_since: true,
  double_deviation_at: true,
  reopened_times: true,
  value_amount: true,
  value_currency: true,
  search_tokens: true,
  alert_due_at: true,
  next_due_at: true,
  evidence: true,
  version: true,
  history: true,
  test: true,
} satisfies Record<keyof CaseRow, true>)

export interface OwnershipRow {
  id: string
  case_id: string
  staff_id: string
  given_by: Json<By>
  note: string | null
  from_at: Temporal.Instant
  until_at: Temporal.Instant | null
}

export interface TriageRow {
  id: string
  case_id: string
  decision: string
  reason: string
  of_case_id: string | null
  team_id: string | null
  by: Json<By>
  at: Temporal.Instant
  undone_at: Temporal.Instant | null
}

export interface MessageRow {
  id: string
  case_id: string
  at: Temporal.Instant
  direction: 'in' | 'out' | 'internal'
  kind: string
  channel: string
  author: Json<By>
  text: string
  locale: string | null
  mail_id: string | null
  feedback_id: string | null
}

export interface UnderstandingRow {
  id: string
  case_id: string
  summary: string
  by: Json<By>
  at: Temporal.Instant
  confirmed_at: Temporal.Instant | null
  confirmed_by: Json<By> | null
  corrected_at: Temporal.Instant | null
  correction: string | null
}

export interface PromiseRow {
  id: string
  case_id: string
  kind: string
  text: string
  due_at: Temporal.Instant
  by: Json<By>
  at: Temporal.Instant
  outcome: 'kept' | 'late' | 'broken' | null
  outcome_at: Temporal.Instant | null
  outcome_reason: string | null
}

export interface ResolutionRow {
  id: string
  case_id: string
  what: string
  extra_mile: string | null
  by: Json<By>
  at: Temporal.Instant
}

export interface ClosureRow {
  id: string
  case_id: string
  answer: 'satisfied' | 'no-answer' | 'not-satisfied'
  cause: string
  what_we_did: string
  by: Json<By>
  at: Temporal.Instant
}

export interface ReopeningRow {
  id: string
  case_id: string
  why: string
  steps_before: number
  by: Json<By>
  at: Temporal.Instant
}

export interface TaskRow {
  id: string
  case_id: string
  kind: 'call'
  why: string
  due_at: Temporal.Instant
  made_at: Temporal.Instant
  done_at: Temporal.Instant | null
  done_by: string | null
  reached: boolean | null
  note: string | null
}

interface Tables {
  'cases.cases': CaseRow
  'cases.clocks': ClockRow
  'cases.ownerships': OwnershipRow
  'cases.triage': TriageRow
  'cases.messages': MessageRow
  'cases.customer_views': { case_id: string; view: Json<object>; by: Json<By>; at: Temporal.Instant }
  'cases.findings': { case_id: string; finding: Json<object>; by: Json<By>; at: Temporal.Instant }
  'cases.understandings': UnderstandingRow
  'cases.promises': PromiseRow
  'cases.resolutions': ResolutionRow
  'cases.closures': ClosureRow
  'cases.reopenings': ReopeningRow
  'cases.tasks': TaskRow
  'cases.status_links': {
    token_hash: string
    case_id: string
    made_at: Temporal.Instant
    expires_at: Temporal.Instant
  }
}

/** The room's own tables on this connection or transaction. */
export const tables = (tx: Tx): Kysely<Tables> => tx as unknown as Kysely<Tables>

export const json = (value: object): string => JSON.stringify(value)
