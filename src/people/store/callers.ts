import { rows, type Tx } from '../../platform/database/index.ts'
import type { Role, Scope } from '../../platform/http/index.ts'

/** Who a key or a session stands for, with the units they belong to and all below these. */
export interface CallerRow {
  staff_id: string | null
  name: string | null
  role: Role | null
  locale: string | null
  test: boolean
  units: string[]
  key_id: string | null
  key_name: string | null
  scope: Scope | null
  last_used_at: Temporal.Instant | null
}

const PERSON = `s.id as staff_id, s.name, s.role, s.locale,
  array(with recursive below as (
      select unit_id as id from people.memberships where staff_id = s.id
      union select u.id from people.units u join below on u.parent_id = below.id)
    select id::text from below) as units`

/** The person or integration behind a key that is not revoked; a key of a deactivated person opens nothing. */
export const callerByKeyHash = (tx: Tx, hash: string) =>
  rows<CallerRow>(
    tx,
    `select ${PERSON}, k.id as key_id, k.name as key_name, k.scope, k.last_used_at,
       k.test or coalesce(s.test, false) as test
     from people.api_keys k left join people.staff s on s.id = k.as_staff_id
     where k.hash = $1 and k.revoked_at is null and s.deactivated_at is null`,
    [hash],
  ).then(([row]) => row)

/** The person behind a session that has not run out. */
export const callerBySession = (tx: Tx, tokenHash: string, now: Temporal.Instant) =>
  rows<CallerRow>(
    tx,
    `select ${PERSON}, null as key_id, null as key_name, null as scope, null as last_used_at, s.test
     from people.sessions e join people.staff s on s.id = e.staff_id
     where e.token = $1 and e.expires_at > $2 and s.deactivated_at is null`,
    [tokenHash, now],
  ).then(([row]) => row)

export const touchKey = (tx: Tx, keyId: string, now: Temporal.Instant) =>
  rows(tx, 'update people.api_keys set last_used_at = $2 where id = $1', [keyId, now])
