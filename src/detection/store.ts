import { rows, type Tx } from '../platform/database/index.ts'

/** What somebody set for a team (null: for everybody) and one kind of feedback. */
export interface RuleRow {
  unit_id: string | null
  kind: string
  setting: { negativeAtMost?: number; on?: boolean; reviewFrom?: number }
}

export const allRules = (tx: Tx) => rows<RuleRow>(tx, 'select unit_id, kind, setting from detection.rules')
