import { rows, type Tx } from '../../platform/database/index.ts'
import type { Role } from '../../platform/http/index.ts'

/** Whether somebody can sign in: has a way in, holds a link that still opens, held one, or never had one. */
export type Joined = 'joined' | 'invited' | 'link over' | 'not invited'

/** A person as the list of people shows them. */
export interface StaffRow {
  id: string
  externalId: string | null
  name: string
  email: string
  phone: string | null
  role: Role
  languages: string[]
  locale: string
  timeZone: string | null
  hiredAt: string | null
  unitIds: string[]
  active: boolean
  joined: Joined
  invitedUntil: Temporal.Instant | null
}

const COLUMNS = `s.id, s.external_id as "externalId", s.name, s.email, s.phone, s.role, s.languages, s.locale,
  s.time_zone as "timeZone", s.hired_at as "hiredAt", s.deactivated_at is null as active,
  array(select unit_id::text from people.memberships m where m.staff_id = s.id order by since, unit_id) as "unitIds",
  case when exists (select 1 from people.accounts a where a.staff_id = s.id) then 'joined'
    when i.expires_at > now() then 'invited' when i.expires_at is not null then 'link over'
    else 'not invited' end as joined,
  i.expires_at as "invitedUntil"`

const FROM = `from people.staff s left join lateral (
    select expires_at from people.invitations where staff_id = s.id and used_at is null and purpose = 'invite'
    order by created_at desc limit 1) i on true`

export const staffRow = (tx: Tx, id: string) =>
  rows<StaffRow>(tx, `select ${COLUMNS} ${FROM} where s.id = $1`, [id]).then(([row]) => row)

interface StaffQuestion {
  q?: string | undefined
  role?: Role | undefined
  unit?: string | undefined
  left: boolean
  limit: number
  offset: number
}

/** People by name; `q` is looked for in names, addresses and external ids, whatever the capitals. */
export const staffList = (tx: Tx, { q, role, unit, left, limit, offset }: StaffQuestion) =>
  rows<StaffRow>(
    tx,
    `select ${COLUMNS} ${FROM}
     where (s.deactivated_at is not null) = $4
       and ($1::text is null or strpos(lower(concat_ws(' ', s.name, s.email, s.external_id)), lower($1)) > 0)
       and ($2::text is null or s.role = $2)
       and ($3::uuid is null or exists (
         select 1 from people.memberships m where m.staff_id = s.id and m.unit_id = $3))
     order by lower(s.name), s.id limit $5 offset $6`,
    [q ?? null, role ?? null, unit ?? null, left, limit, offset],
  )

/** What may change about a person; what is undefined stays. */
export interface StaffPatch {
  name?: string | undefined
  email?: string | undefined
  role?: Role | undefined
  externalId?: string | null | undefined
  phone?: string | null | undefined
  languages?: string[] | undefined
  locale?: string | undefined
  timeZone?: string | null | undefined
  hiredAt?: string | null | undefined
}

const PATCHED: Record<keyof StaffPatch, string> = {
  name: 'name',
  email: 'email',
  role: 'role',
  externalId: 'external_id',
  phone: 'phone',
  languages: 'languages',
  locale: 'locale',
  timeZone: 'time_zone',
  hiredAt: 'hired_at',
}

/** Changes what the patch names; column names come from the table above, never from a request. */
export async function patchStaff(
  tx: Tx,
  id: string,
  patch: StaffPatch,
  now: Temporal.Instant,
): Promise<void> {
  const named = (Object.keys(PATCHED) as (keyof StaffPatch)[]).filter((key) => patch[key] !== undefined)
  const sets = named.map((key, index) => `${PATCHED[key]} = $${index + 3}`)
  await rows(tx, `update people.staff set ${['updated_at = $2', ...sets].join(', ')} where id = $1`, [
    id,
    now,
    ...named.map((key) => patch[key]),
  ])
}

export async function replaceMemberships(tx: Tx, id: string, unitIds: string[], now: Temporal.Instant) {
  await rows(tx, 'delete from people.memberships where staff_id = $1 and not unit_id = any($2::uuid[])', [
    id,
    unitIds,
  ])
  await rows(
    tx,
    `insert into people.memberships (staff_id, unit_id, since)
     select $1, unit, $3 from unnest($2::uuid[]) unit on conflict do nothing`,
    [id, unitIds, now],
  )
}

export const deactivateRow = (tx: Tx, id: string, now: Temporal.Instant) =>
  rows<{ id: string; role: Role }>(
    tx,
    `update people.staff set deactivated_at = $2, updated_at = $2
     where id = $1 and deactivated_at is null returning id, role`,
    [id, now],
  )

export const reactivateRow = (tx: Tx, id: string, now: Temporal.Instant) =>
  rows<{ id: string }>(
    tx,
    `update people.staff set deactivated_at = null, updated_at = $2
     where id = $1 and deactivated_at is not null returning id`,
    [id, now],
  )

/** Owners who can still sign in, held until the transaction ends: two owners cannot remove each other at once. */
export const ownersLocked = (tx: Tx) =>
  rows<{ id: string }>(
    tx,
    `select id from people.staff where role = 'owner' and deactivated_at is null order by id for update`,
  )

export const addCompletedModule = (tx: Tx, staffId: string, module: string, on: string) =>
  rows(
    tx,
    `insert into people.completed_modules (staff_id, module, completed_on) values ($1, $2, $3) on conflict do nothing`,
    [staffId, module, on],
  )

/** Modules somebody has completed, as "name@YYYY-MM-DD". */
export const modulesOf = (tx: Tx, staffId: string) =>
  rows<{ done: string }>(
    tx,
    `select module || '@' || to_char(completed_on, 'YYYY-MM-DD') as done
     from people.completed_modules where staff_id = $1`,
    [staffId],
  ).then((all) => all.map(({ done }) => done))
