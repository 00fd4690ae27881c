import { Problem } from '../language/problem.ts'
import type { NewId, Tx } from '../platform/database/index.ts'
import type { Actor } from '../platform/journal/index.ts'
import { announce } from './announce.ts'
import { leadsByRole } from './rules.ts'
import { insertShift } from './store/shifts.ts'
import { colleagueById } from './store/staff.ts'

/** A shift to be worked. */
export interface NewShift {
  staffId: string
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  /** A team or site; absent is wherever the person belongs. */
  unitId?: string | null
  /** Answers alerts; absent goes by the person's role. */
  leads?: boolean | undefined
  /** IANA zone the shift was written in. */
  timeZone: string
  externalId?: string | null
}

/** Puts somebody on a shift; a shift with a known external id is changed instead. */
export async function giveShift(
  tx: Tx,
  shift: NewShift & { by: Actor; now: Temporal.Instant; newId: NewId },
): Promise<{ id: string }> {
  const person = await colleagueById(tx, shift.staffId)
  if (!person?.active)
    throw new Problem('nobody to work it', 'This shift names nobody who works here. Choose a person.')
  const [row] = await insertShift(tx, {
    id: shift.newId(),
    externalId: shift.externalId ?? null,
    staffId: shift.staffId,
    unitId: shift.unitId ?? null,
    startsAt: shift.startsAt,
    endsAt: shift.endsAt,
    leads: shift.leads ?? leadsByRole(person.role),
    timeZone: shift.timeZone,
  })
  await announce(tx, {
    fact: 'shift.changed',
    actor: shift.by,
    at: shift.now,
    body: { staffId: shift.staffId },
  })
  return row!
}
