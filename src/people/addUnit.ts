import { Problem } from '../language/problem.ts'
import type { NewId, Tx } from '../platform/database/index.ts'
import { notFound } from '../platform/http/index.ts'
import type { Actor } from '../platform/journal/index.ts'
import { announce } from './announce.ts'
import { closeUnitRow, insertUnit, liesBelow, patchUnit, type UnitKind } from './store/units.ts'

/** A brand, region, site or team to be added to the tree. */
export interface NewUnit {
  kind: UnitKind
  name: string
  parentId?: string | null
  externalId?: string | null
  /** IANA name; undefined: the organisation's. */
  timeZone?: string | null
}

/** Adds a place to the tree. */
export async function addUnit(
  tx: Tx,
  unit: NewUnit & { by: Actor; now: Temporal.Instant; newId: NewId },
): Promise<{ id: string }> {
  const id = unit.newId()
  await insertUnit(tx, {
    id,
    parentId: unit.parentId ?? null,
    kind: unit.kind,
    name: unit.name.trim(),
    externalId: unit.externalId ?? null,
    timeZone: unit.timeZone ?? null,
    at: unit.now,
  })
  await announce(tx, { fact: 'unit.changed', actor: unit.by, at: unit.now, body: { unitId: id } })
  return { id }
}

interface By {
  unitId: string
  by: Actor
  now: Temporal.Instant
}

/** Renames or moves a place; it cannot be moved below itself. */
export async function changeUnit(tx: Tx, { unitId, by, now, ...unit }: NewUnit & By): Promise<void> {
  if (unit.parentId && (await liesBelow(tx, unit.parentId, unitId)))
    throw new Problem('a circle', 'A place cannot lie below itself. Choose another place above it.', {
      errors: [{ path: '/parentId', message: 'lies below this place' }],
    })
  const { kind, name, parentId = null, externalId = null, timeZone = null } = unit
  const [changed] = await patchUnit(tx, { id: unitId, kind, name, parentId, externalId, timeZone })
  if (!changed) throw notFound('place')
  await announce(tx, { fact: 'unit.changed', actor: by, at: now, body: { unitId } })
}

/** Closes a place: nothing new is named after it, what it saw stays. */
export async function closeUnit(tx: Tx, { unitId, by, now }: By): Promise<void> {
  const [closed] = await closeUnitRow(tx, unitId, now)
  if (!closed) throw notFound('place')
  await announce(tx, { fact: 'unit.changed', actor: by, at: now, body: { unitId, closed: true } })
}
