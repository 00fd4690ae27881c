import { rows, type Tx } from '../../platform/database/index.ts'

export interface NewShiftRow {
  id: string
  externalId: string | null
  staffId: string
  unitId: string | null
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  leads: boolean
  timeZone: string
}

/** A known external id is the same shift, written again. */
export const insertShift = (tx: Tx, shift: NewShiftRow) =>
  rows<{ id: string }>(
    tx,
    `insert into people.shifts (id, external_id, staff_id, unit_id, starts_at, ends_at, leads, time_zone)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (external_id) do update set staff_id = excluded.staff_id, unit_id = excluded.unit_id,
       starts_at = excluded.starts_at, ends_at = excluded.ends_at, leads = excluded.leads,
       time_zone = excluded.time_zone
     returning id`,
    [
      shift.id,
      shift.externalId,
      shift.staffId,
      shift.unitId,
      shift.startsAt,
      shift.endsAt,
      shift.leads,
      shift.timeZone,
    ],
  )

/** Somebody who answers alerts at this moment, and where. */
export interface LeadOnShift {
  staffId: string
  name: string
  /** Where this shift is led; empty is the whole organisation. */
  unitIds: string[]
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
}

/** All leads on shift at `now`. A shift with a unit counts there; one without counts wherever the person belongs. */
export const leadsAt = (tx: Tx, now: Temporal.Instant) =>
  rows<LeadOnShift>(
    tx,
    `select s.id as "staffId", s.name, h.starts_at as "startsAt", h.ends_at as "endsAt",
       case when h.unit_id is not null then array[h.unit_id::text]
         else array(select unit_id::text from people.memberships m where m.staff_id = s.id) end as "unitIds"
     from people.shifts h join people.staff s on s.id = h.staff_id
     where h.leads and h.starts_at <= $1 and h.ends_at > $1 and s.deactivated_at is null
     order by h.starts_at, lower(s.name), s.id`,
    [now],
  )

/** Managers and owners, whom the chain ends with. */
export const answerable = (tx: Tx) =>
  rows<{ staffId: string; name: string; role: 'manager' | 'owner'; unitIds: string[] }>(
    tx,
    `select s.id as "staffId", s.name, s.role,
       array(select unit_id::text from people.memberships m where m.staff_id = s.id) as "unitIds"
     from people.staff s where s.role in ('manager', 'owner') and s.deactivated_at is null
     order by s.created_at, s.id`,
  )

export const updateShift = (tx: Tx, id: string, shift: Omit<NewShiftRow, 'id'>) =>
  rows(
    tx,
    `update people.shifts set external_id = coalesce($2, external_id), staff_id = $3, unit_id = $4, starts_at = $5,
       ends_at = $6, leads = $7, time_zone = $8 where id = $1 returning id`,
    [
      id,
      shift.externalId,
      shift.staffId,
      shift.unitId,
      shift.startsAt,
      shift.endsAt,
      shift.leads,
      shift.timeZone,
    ],
  )

export const deleteShiftRow = (tx: Tx, id: string) =>
  rows<{ staff_id: string }>(tx, 'delete from people.shifts where id = $1 returning staff_id', [id])

/** A shift as the plan shows it. */
export interface ShownShift {
  id: string
  staffId: string
  name: string
  unitId: string | null
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  leads: boolean
  timeZone: string
}

const SHOWN = `h.id, h.staff_id as "staffId", s.name, h.unit_id as "unitId", h.starts_at as "startsAt",
  h.ends_at as "endsAt", h.leads, h.time_zone as "timeZone"`

/** Shifts that touch the span, of people who still work here. */
export const shiftsIn = (
  tx: Tx,
  { from, to, staffId }: { from: Temporal.Instant; to: Temporal.Instant; staffId: string | null },
) =>
  rows<ShownShift>(
    tx,
    `select ${SHOWN} from people.shifts h join people.staff s on s.id = h.staff_id
     where h.starts_at < $2 and h.ends_at > $1 and ($3::uuid is null or h.staff_id = $3) and s.deactivated_at is null
     order by h.starts_at, lower(s.name), h.id limit 20000`,
    [from, to, staffId],
  )

export const shiftById = (tx: Tx, id: string) =>
  rows<ShownShift>(
    tx,
    `select ${SHOWN} from people.shifts h join people.staff s on s.id = h.staff_id where h.id = $1`,
    [id],
  ).then(([row]) => row)

/** A shift by the id its feed gave it. */
export const shiftByExternalId = (tx: Tx, externalId: string) =>
  rows<Omit<NewShiftRow, 'externalId'>>(
    tx,
    `select id, staff_id as "staffId", unit_id as "unitId", starts_at as "startsAt", ends_at as "endsAt", leads,
       time_zone as "timeZone" from people.shifts where external_id = $1`,
    [externalId],
  ).then(([row]) => row)
