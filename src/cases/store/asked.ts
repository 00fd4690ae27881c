import { rows, type Tx } from '../../platform/database/index.ts'
import type { By } from '../rows.ts'
import { json } from './tables.ts'

/** "What would be fair?", as the customer said it. */
export interface AskedForRow {
  words: string
  amount: number | null
  currency: string | null
  by: By
  at: Temporal.Instant
}

export const putAskedFor = (tx: Tx, caseId: string, { words, amount, currency, by, at }: AskedForRow) =>
  rows(
    tx,
    `insert into cases.asked_for (case_id, words, amount, currency, by, at) values ($1, $2, $3, $4, $5, $6)
     on conflict (case_id) do update set words = excluded.words, amount = excluded.amount,
       currency = excluded.currency, by = excluded.by, at = excluded.at`,
    [caseId, words, amount, currency, json(by), at],
  )

export const askedForOf = (tx: Tx, caseId: string): Promise<AskedForRow | undefined> =>
  rows<AskedForRow>(tx, 'select words, amount, currency, by, at from cases.asked_for where case_id = $1', [
    caseId,
  ]).then(([row]) => row)

/** A request that could not be met, with what came nearest. */
export interface DeclinedRequestRow {
  asked: string
  why_not: string
  alternative: string
  by: By
  at: Temporal.Instant
}

export const insertDeclinedRequest = (
  tx: Tx,
  { id, caseId, ...row }: DeclinedRequestRow & { id: string; caseId: string },
) =>
  rows(
    tx,
    `insert into cases.declined_requests (id, case_id, asked, why_not, alternative, by, at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, caseId, row.asked, row.why_not, row.alternative, json(row.by), row.at],
  )

export const declinedRequestsOf = (tx: Tx, caseId: string) =>
  rows<DeclinedRequestRow>(
    tx,
    'select asked, why_not, alternative, by, at from cases.declined_requests where case_id = $1 order by at, id',
    [caseId],
  )
