import type { Severity } from '../language/severity.ts'
import type { Actor } from '../platform/journal/index.ts'

/** Where a case stands. Owner, hand-over and reopening are rows beside the state, not states. */
export const STATUSES = [
  'open',
  'acknowledged',
  'understood',
  'solved',
  'followed-up',
  'closed',
  'dismissed',
] as const
export type Status = (typeof STATUSES)[number]

/** Who noticed: us, the customer who asked for somebody, or staff before the customer spoke. */
export type RaisedBy = 'detected' | 'asked' | 'staff'

/** What a step can show before it is done; it fills the seam, never time passing. */
export const EVIDENCE = [
  'customer-view',
  'finding',
  'read-back',
  'promise',
  'offer-asked',
  'offer-made',
  'offer-accepted',
  'asked',
  'asked-twice',
] as const
export type Evidence = (typeof EVIDENCE)[number]

/** A row of cases.cases. Instants travel as ISO strings in JSON. */
export interface CaseRow {
  id: string
  reference: string
  customer_id: string
  failure_key: string
  interaction_id: string | null
  interaction_external_id: string | null
  first_feedback_id: string | null
  channel: string
  product: string | null
  component: string | null
  team_id: string | null
  site_id: string | null
  title: string
  words: string | null
  locale: string | null
  first_scale: string | null
  first_score: number | null
  severity: Severity
  status: Status
  raised_by: RaisedBy
  flag_reasons: string[]
  occurred_at: Temporal.Instant
  detected_at: Temporal.Instant
  opened_at: Temporal.Instant
  owner_id: string | null
  acknowledged_at: Temporal.Instant | null
  understood_at: Temporal.Instant | null
  solved_at: Temporal.Instant | null
  followed_up_at: Temporal.Instant | null
  closed_at: Temporal.Instant | null
  first_contact_at: Temporal.Instant | null
  last_outbound_at: Temporal.Instant | null
  waiting_for_customer_since: Temporal.Instant | null
  double_deviation_at: Temporal.Instant | null
  reopened_times: number
  value_amount: number | null
  value_currency: string | null
  search_tokens: string[]
  /** An unanswered alert's clock; alerts keeps it current. */
  alert_due_at: Temporal.Instant | null
  /** What cannot wait: the earliest of alert, clocks, promises and tasks that still run. */
  next_due_at: Temporal.Instant | null
  evidence: Evidence[]
  version: number
  history: boolean
  test: boolean
}

/** contact: detected to the first human contact (R3); resolve (R6); update: before the customer wonders (R4). */
export type ClockKind = 'contact' | 'resolve' | 'update'

/** A row of cases.clocks. */
export interface ClockRow {
  case_id: string
  kind: ClockKind
  started_at: Temporal.Instant
  due_at: Temporal.Instant
  stopped_at: Temporal.Instant | null
}

/** Who did it, as kept in `by` and `given_by` columns. */
export type By = Actor
