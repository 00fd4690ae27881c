import { rows, type Tx } from '../../platform/database/index.ts'
import type { Scope } from '../../platform/http/index.ts'

/** A key as it is kept: the key itself never is. */
export interface KeyRow {
  id: string
  name: string
  prefix: string
  hash: string
  scope: Scope
  as_staff_id: string | null
  test: boolean
  created_at: Temporal.Instant
  created_by: string | null
}

export const insertKey = (tx: Tx, key: KeyRow) =>
  rows(
    tx,
    `insert into people.api_keys (id, name, prefix, hash, scope, as_staff_id, test, created_at, created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      key.id,
      key.name,
      key.prefix,
      key.hash,
      key.scope,
      key.as_staff_id,
      key.test,
      key.created_at,
      key.created_by,
    ],
  )

export const revokeKeyRow = (tx: Tx, id: string, now: Temporal.Instant) =>
  rows<{ id: string }>(
    tx,
    'update people.api_keys set revoked_at = $2 where id = $1 and revoked_at is null returning id',
    [id, now],
  )
