import type { Severity } from '../language/severity.ts'

/** A row of alerts.alerts. */
export interface AlertRow {
  id: string
  case_id: string
  feedback_id: string | null
  severity: Severity
  team_id: string | null
  site_id: string | null
  detected_at: Temporal.Instant
  raised_at: Temporal.Instant
  answer_due_at: Temporal.Instant
  first_delivered_at: Temporal.Instant | null
  /** People called so far. */
  step: number
  answered_at: Temporal.Instant | null
  answered_by: string | null
  answered_through: AnsweredThrough | null
  withdrawn_at: Temporal.Instant | null
  test: boolean
}

/** How an alert was answered: one tap on a screen, or the button behind the link in its mail. */
export type AnsweredThrough = 'screen' | 'mail-link'

/** Why this person and nobody else. */
export type CallWhy = 'leads this shift' | 'leads the unit above' | 'manager' | 'owner'

/** A row of alerts.calls: who was called, when, why, and whether it reached them. */
export interface CallRow {
  alert_id: string
  step: number
  staff_id: string
  why: CallWhy
  called_at: Temporal.Instant
  seen_at: Temporal.Instant | null
  mail_id: string | null
}
