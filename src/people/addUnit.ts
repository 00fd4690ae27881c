import type { NewId, Tx } from '../platform/database/index.ts'
import type { Actor } from '../platform/journal/index.ts'
import { announce } from './announce.ts'
import { insertUnit, type UnitKind } from './store/units.ts'

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
