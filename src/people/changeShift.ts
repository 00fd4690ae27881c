import { Problem } from '../language/problem.ts'
import type { Tx } from '../platform/database/index.ts'
import { notFound } from '../platform/http/index.ts'
import type { Actor } from '../platform/journal/index.ts'
import { announce } from './announce.ts'
import type { NewShift } from './giveShift.ts'
import { leadsByRole } from './rules.ts'
import { deleteShiftRow, updateShift } from './store/shifts.ts'
import { colleagueById } from './store/staff.ts'

interface By {
  shiftId: string
  by: Actor
  now: Temporal.Instant
}

/** Moves a shift, or gives it to somebody else. */
export async function changeShift(tx: Tx, { shiftId, by, now, ...shift }: NewShift & By): Promise<void> {
  const person = await colleagueById(tx, shift.staffId)
  if (!person?.active)
    throw new Problem('nobody to work it', 'This shift names nobody who works here. Choose a person.')
  const leads = shift.leads ?? leadsByRole(person.role)
  const [changed] = await updateShift(tx, shiftId, {
    ...shift,
    externalId: shift.externalId ?? null,
    unitId: shift.unitId ?? null,
    leads,
  })
  if (!changed) throw notFound('shift')
  await announce(tx, { fact: 'shift.changed', actor: by, at: now, body: { staffId: shift.staffId } })
}

/** Takes a shift away. */
export async function dropShift(tx: Tx, { shiftId, by, now }: By): Promise<void> {
  const [gone] = await deleteShiftRow(tx, shiftId)
  if (!gone) throw notFound('shift')
  await announce(tx, { fact: 'shift.changed', actor: by, at: now, body: { staffId: gone.staff_id } })
}
