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

export const revokeKeysOf = (tx: Tx, staffId: string, now: Temporal.Instant) =>
  rows(tx, 'update people.api_keys set revoked_at = $2 where as_staff_id = $1 and revoked_at is null', [
    staffId,
    now,
  ])

/** A key as the list shows it. */
export interface ShownKey {
  id: string
  name: string
  prefix: string
  scope: Scope
  test: boolean
  actsAs: { id: string; name: string; role: string } | null
  madeAt: Temporal.Instant
  madeBy: string | null
  lastUsedAt: Temporal.Instant | null
}

export const openKeys = (tx: Tx) =>
  rows<ShownKey>(
    tx,
    `select k.id, k.name, k.prefix, k.scope, k.test, k.created_at as "madeAt", c.name as "madeBy",
       k.last_used_at as "lastUsedAt",
       case when s.id is null then null else json_build_object('id', s.id, 'name', s.name, 'role', s.role) end
         as "actsAs"
     from people.api_keys k left join people.staff s on s.id = k.as_staff_id
       left join people.staff c on c.id = k.created_by
     where k.revoked_at is null order by k.created_at, k.id`,
  )
