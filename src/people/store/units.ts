import { rows, type Tx } from '../../platform/database/index.ts'

/** What a place in the tree is. */
export type UnitKind = 'brand' | 'region' | 'site' | 'team'

export interface UnitRow {
  id: string
  parent_id: string | null
  kind: UnitKind
  name: string
  external_id: string | null
  time_zone: string | null
  closed_at: Temporal.Instant | null
}

export interface NewUnitRow {
  id: string
  parentId: string | null
  kind: UnitKind
  name: string
  externalId: string | null
  timeZone: string | null
  at: Temporal.Instant
}

export const insertUnit = (tx: Tx, unit: NewUnitRow) =>
  rows(
    tx,
    `insert into people.units (id, parent_id, kind, name, external_id, time_zone, created_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [unit.id, unit.parentId, unit.kind, unit.name, unit.externalId, unit.timeZone, unit.at],
  )

const COLUMNS = 'id, parent_id, kind, name, external_id, time_zone, closed_at'

export const allUnits = (tx: Tx) =>
  rows<UnitRow>(tx, `select ${COLUMNS} from people.units order by lower(name), id`)

/** The open unit that a feed means: by external id, else by name, whatever the capitals. */
export const unitByWord = (tx: Tx, kind: UnitKind, word: string) =>
  rows<UnitRow>(
    tx,
    `select ${COLUMNS} from people.units
     where kind = $1 and closed_at is null and (external_id = $2 or lower(name) = lower($2))
     order by external_id = $2 desc nulls last, id limit 1`,
    [kind, word],
  ).then(([row]) => row)

export const patchUnit = (
  tx: Tx,
  unit: Pick<NewUnitRow, 'id' | 'parentId' | 'kind' | 'name' | 'externalId' | 'timeZone'>,
) =>
  rows(
    tx,
    `update people.units set parent_id = $2, kind = $3, name = $4, external_id = $5, time_zone = $6
     where id = $1 and closed_at is null returning id`,
    [unit.id, unit.parentId, unit.kind, unit.name, unit.externalId, unit.timeZone],
  )

export const closeUnitRow = (tx: Tx, id: string, now: Temporal.Instant) =>
  rows(tx, 'update people.units set closed_at = $2 where id = $1 and closed_at is null returning id', [
    id,
    now,
  ])

/** Whether `id` lies below `above` in the tree, or is it. */
export const liesBelow = (tx: Tx, id: string, above: string) =>
  rows(
    tx,
    `with recursive up as (select id, parent_id from people.units where id = $1
       union select u.id, u.parent_id from people.units u join up on u.id = up.parent_id)
     select 1 from up where id = $2`,
    [id, above],
  ).then((found) => found.length > 0)
/** Sites that are open, for customers to say where it was. */
export const openSites = (tx: Tx) =>
  rows<{ id: string; name: string }>(
    tx,
    `select id, name from people.units where kind = 'site' and closed_at is null order by lower(name), id`,
  )
