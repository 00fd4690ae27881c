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
