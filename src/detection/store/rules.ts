import { rows, type Tx } from '../../platform/database/index.ts'

/** What somebody set for a team (null: for everybody) and one kind of feedback. */
export interface RuleRow {
  unit_id: string | null
  kind: string
  setting: { negativeAtMost?: number; on?: boolean; reviewFrom?: number }
}

export const allRules = (tx: Tx) => rows<RuleRow>(tx, 'select unit_id, kind, setting from detection.rules')

/** What somebody said about one flagged feedback. */
export interface VerdictRow {
  feedbackId: string
  caseId: string
  failure: boolean
  reason: string
  staffId: string | null
  at: Temporal.Instant
}

export const insertVerdict = (tx: Tx, { feedbackId, caseId, failure, reason, staffId, at }: VerdictRow) =>
  rows(
    tx,
    `insert into detection.verdicts (feedback_id, case_id, failure, reason, said_by, said_at)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [feedbackId, caseId, failure, reason, staffId, at],
  )
