import { rows, type Tx } from '../../platform/database/index.ts'
import type { By } from '../rows.ts'
import { json } from './tables.ts'

/** What somebody other than us says about a cause. */
export interface EvidenceRow {
  id: string
  kind: 'weather' | 'carrier' | 'status-page' | 'supplier' | 'authority' | 'other'
  source: string
  says: string
  url: string | null
  /** Day it speaks of: 2026-11-21. */
  dated: string
  by: By
  at: Temporal.Instant
  message_id: string | null
}

const COLUMNS = 'id, kind, source, says, url, dated::text as dated, by, at, message_id'

export const insertEvidence = (tx: Tx, caseId: string, row: Omit<EvidenceRow, 'message_id'>) =>
  rows(
    tx,
    `insert into cases.third_party_evidence (id, case_id, kind, source, says, url, dated, by, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [row.id, caseId, row.kind, row.source, row.says, row.url, row.dated, json(row.by), row.at],
  )

export const evidenceOf = (tx: Tx, caseId: string) =>
  rows<EvidenceRow>(
    tx,
    `select ${COLUMNS} from cases.third_party_evidence where case_id = $1 order by at, id`,
    [caseId],
  )

/** Notes which explanation carried it to the customer. */
export const attachToMessage = (tx: Tx, ids: readonly string[], messageId: string) =>
  rows(tx, 'update cases.third_party_evidence set message_id = $2 where id = any($1)', [ids, messageId])
