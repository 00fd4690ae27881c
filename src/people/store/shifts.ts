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

export const insertShift = (tx: Tx, shift: NewShiftRow) =>
  rows(
    tx,
    `insert into people.shifts (id, external_id, staff_id, unit_id, starts_at, ends_at, leads, time_zone)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
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
