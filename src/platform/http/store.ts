import { rows, type Tx } from '../database/index.ts'

export interface KeyClaim {
  caller: string
  key: string
  requestHash: string
}

export interface KeptAnswer {
  request_hash: string
  status: number | null
  body: unknown
}

/** True when the key is new or older than 24 hours; waits for a parallel request with the same key. */
export async function claimKeyRow(tx: Tx, { caller, key, requestHash }: KeyClaim, now: Temporal.Instant) {
  const claimed = await rows(
    tx,
    `insert into platform.idempotency (caller, key, request_hash, at) values ($1, $2, $3, $4)
     on conflict (caller, key) do update
       set request_hash = excluded.request_hash, status = null, body = null, at = excluded.at
       where idempotency.at < $4::timestamptz - interval '24 hours'
     returning key`,
    [caller, key, requestHash, now],
  )
  return claimed.length > 0
}

export const keptAnswer = (tx: Tx, caller: string, key: string) =>
  rows<KeptAnswer>(
    tx,
    'select request_hash, status, body from platform.idempotency where caller = $1 and key = $2',
    [caller, key],
  ).then(([row]) => row)

export const keepAnswerRow = (tx: Tx, { caller, key }: KeyClaim, status: number, body: unknown) =>
  rows(tx, 'update platform.idempotency set status = $3, body = $4 where caller = $1 and key = $2', [
    caller,
    key,
    status,
    JSON.stringify(body ?? null),
  ])

export interface RefusalRow {
  at: Temporal.Instant
  actor: object
  rule: string
  method: string
  path: string
  ip: string
  requestId: string
}

export const insertRefusal = (tx: Tx, row: RefusalRow) =>
  rows(
    tx,
    `insert into platform.refusals (at, actor, rule, method, path, ip, request_id) values ($1, $2, $3, $4, $5, $6, $7)`,
    [row.at, JSON.stringify(row.actor), row.rule, row.method, row.path, row.ip, row.requestId],
  )

// A key is good for 24 hours; an hour more for whoever asks at the last moment.
const KEPT_HOURS = 25
// Months of a normal installation; of a flood of wrong keys the newest tell enough.
const REFUSALS_KEPT = 100_000

/** Forgets answers whose key may be used anew, and refusals beyond the newest. */
export async function forgetOldRows(tx: Tx, now: Temporal.Instant): Promise<void> {
  await rows(tx, 'delete from platform.idempotency where at < $1', [now.subtract({ hours: KEPT_HOURS })])
  await rows(
    tx,
    `delete from platform.refusals where id <= (
       select id from platform.refusals order by id desc offset ${REFUSALS_KEPT} limit 1)`,
  )
}
