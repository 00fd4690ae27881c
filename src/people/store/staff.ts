import { rows, type Tx } from '../../platform/database/index.ts'
import type { Role } from '../../platform/http/index.ts'

export interface NewStaffRow {
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
  at: Temporal.Instant
}

export const insertStaff = (tx: Tx, person: NewStaffRow) =>
  rows(
    tx,
    `insert into people.staff (id, external_id, name, email, phone, role, languages, locale, time_zone, hired_at,
       created_at, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)`,
    [
      person.id,
      person.externalId,
      person.name,
      person.email,
      person.phone,
      person.role,
      person.languages,
      person.locale,
      person.timeZone,
      person.hiredAt,
      person.at,
    ],
  )

export const insertMembership = (tx: Tx, staffId: string, unitId: string, since: Temporal.Instant) =>
  rows(
    tx,
    'insert into people.memberships (staff_id, unit_id, since) values ($1, $2, $3) on conflict do nothing',
    [staffId, unitId, since],
  )

/** A colleague as other rooms know them. */
export interface Colleague {
  id: string
  name: string
  email: string
  role: Role
  locale: string
  unitIds: string[]
  active: boolean
}

const COLLEAGUE = `s.id, s.name, s.email, s.role, s.locale, s.deactivated_at is null as active,
  array(select unit_id::text from people.memberships m where m.staff_id = s.id order by since, unit_id) as "unitIds"`

export const colleagueById = (tx: Tx, id: string) =>
  rows<Colleague>(tx, `select ${COLLEAGUE} from people.staff s where s.id = $1`, [id]).then(([row]) => row)

export const colleaguesByIds = (tx: Tx, ids: string[]) =>
  rows<Colleague>(tx, `select ${COLLEAGUE} from people.staff s where s.id = any($1::uuid[])`, [ids])

/** The person a feed means: by external id, else by e-mail. */
export const colleagueByWord = (tx: Tx, externalId: string | undefined, email: string | undefined) =>
  rows<Colleague>(
    tx,
    `select ${COLLEAGUE} from people.staff s where s.external_id = $1 or s.email = lower($2)
     order by s.external_id = $1 desc nulls last limit 1`,
    [externalId ?? null, email ?? null],
  ).then(([row]) => row)

export const activeStaff = (tx: Tx) =>
  rows<Colleague>(
    tx,
    `select ${COLLEAGUE} from people.staff s where s.deactivated_at is null order by lower(s.name), s.id`,
  )

/** The owner; of several, the first. */
export const ownerRow = (tx: Tx) =>
  rows<{ id: string; name: string; email: string }>(
    tx,
    `select id, name, email from people.staff where role = 'owner' and deactivated_at is null
     order by created_at, id limit 1`,
  ).then(([row]) => row)

/** An empty answer means that somebody else has the address. */
export const renameEmail = (tx: Tx, staffId: string, email: string, now: Temporal.Instant) =>
  rows(
    tx,
    `update people.staff set email = $2, updated_at = $3
     where id = $1 and not exists (select 1 from people.staff o where o.email = $2 and o.id <> $1) returning id`,
    [staffId, email, now],
  )

export const renameStaff = (
  tx: Tx,
  {
    staffId,
    name,
    locale,
    now,
  }: { staffId: string; name: string | null; locale: string | null; now: Temporal.Instant },
) =>
  rows(
    tx,
    `update people.staff set name = coalesce($2, name), locale = coalesce($3, locale), updated_at = $4 where id = $1`,
    [staffId, name, locale, now],
  )

export const staffByEmail = (tx: Tx, email: string) =>
  rows<{ id: string; name: string; email: string; locale: string }>(
    tx,
    'select id, name, email, locale from people.staff where email = $1 and deactivated_at is null',
    [email],
  ).then(([row]) => row)
