import { preparedRows, rows, type Tx } from '../database/index.ts'
import type { Actor, Fact } from './journal.ts'

const INSERT = {
  name: 'journal-insert',
  text: `insert into platform.journal
       (at, fact, actor, case_id, customer_id, team_id, site_id, staff_id, live, why, body)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id`,
}

export async function insertFact(tx: Tx, fact: Fact): Promise<number> {
  const { audience = {} } = fact
  const [row] = await preparedRows<{ id: number }>(tx, INSERT, [
    fact.at,
    fact.fact,
    JSON.stringify(fact.actor),
    fact.caseId ?? null,
    fact.customerId ?? null,
    audience.teamId ?? null,
    audience.siteId ?? null,
    audience.staffId ?? null,
    fact.live ?? false,
    fact.why ?? null,
    JSON.stringify(fact.body ?? {}),
  ])
  return row!.id
}

/** A journal row as the replay and a case's timeline read it. */
export interface JournalRow {
  id: number
  xid: string
  at: Temporal.Instant
  fact: string
  actor: Actor
  case_id: string | null
  team_id: string | null
  site_id: string | null
  staff_id: string | null
  why: string | null
  body: Record<string, unknown>
}

const COLUMNS = 'id, xid::text as xid, at, fact, actor, case_id, team_id, site_id, staff_id, why, body'

/** Where a reader stands: everything up to here was seen. Ordered by transaction, then row. */
export interface Cursor {
  xid: string
  id: number
}

/**
 * Whether a fact can no longer be overtaken by a late commit: it lies below the oldest open transaction. That may be one
 * of another database of the cluster, and open for long.
 */
interface Settling {
  settled: boolean
}

const SETTLED = 'xid < pg_snapshot_xmin(pg_current_snapshot()) as settled'
const AFTER = 'where live and (xid, id) > ($1::xid8, $2::bigint) order by xid, id limit $3'

/** Live facts after the cursor, in their order; a reader's place may only be moved past those that are settled. */
export const liveFactsAfter = (tx: Tx, cursor: Cursor, limit: number) =>
  rows<JournalRow & Settling>(tx, `select ${COLUMNS}, ${SETTLED} from platform.journal ${AFTER}`, [
    cursor.xid,
    cursor.id,
    limit,
  ])

/** As above, only where the facts stand: for a reader that has most of them already. */
export const livePlacesAfter = (tx: Tx, cursor: Cursor, limit: number) =>
  rows<Cursor & Settling>(tx, `select id, xid::text as xid, ${SETTLED} from platform.journal ${AFTER}`, [
    cursor.xid,
    cursor.id,
    limit,
  ])

/** Committed live facts by their numbers, in their order. */
export const liveFactsOf = (tx: Tx, ids: number[]) =>
  rows<JournalRow>(
    tx,
    `select ${COLUMNS} from platform.journal where live and id = any($1::bigint[]) order by xid, id`,
    [ids],
  )

/** The place from which nothing committed so far is "after". */
export async function cursorNow(tx: Tx): Promise<Cursor> {
  const [row] = await rows<{ xid: string }>(tx, 'select pg_snapshot_xmin(pg_current_snapshot())::text as xid')
  return { xid: row!.xid, id: 0 }
}

/** Everything the journal knows of one case, oldest first. */
export const factsOfCase = (tx: Tx, caseId: string) =>
  rows<JournalRow>(tx, `select ${COLUMNS} from platform.journal where case_id = $1 order by at, id`, [caseId])
