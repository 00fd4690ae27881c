import type { App } from '../../platform/app.ts'
import { actorOf, EVERY_ROLE, OWNER, type Route, read, write } from '../../platform/http/index.ts'
import { addUnit, changeUnit, closeUnit } from '../addUnit.ts'
import { idParams, unitBody } from '../schema.ts'
import { allUnits } from '../store/units.ts'

const owner = { roles: OWNER, key: 'admin' as const }

/** Brands, regions, sites and teams: one tree. */
export const unitRoutes = ({ database, newId }: App): Route[] => [
  read({
    method: 'get',
    path: '/api/v1/units',
    access: { roles: EVERY_ROLE, key: 'staff' },
    summary: 'The tree of places, closed ones too',
    handle: async () => {
      const units = await allUnits(database.read)
      const items = units.map(({ parent_id, external_id, time_zone, closed_at, ...unit }) => ({
        ...unit,
        parentId: parent_id,
        externalId: external_id,
        timeZone: time_zone,
        closedAt: closed_at,
      }))
      return { body: { items, nextCursor: null } }
    },
  }),
  write({
    method: 'post',
    path: '/api/v1/units',
    access: owner,
    summary: 'A new place',
    body: unitBody,
    status: 201,
    handle: async ({ tx, caller, body, now }) => ({
      body: await addUnit(tx, { ...body, by: actorOf(caller), now, newId } as Parameters<typeof addUnit>[1]),
    }),
  }),
  write({
    method: 'put',
    path: '/api/v1/units/{id}',
    access: owner,
    summary: 'Renames or moves a place',
    params: idParams,
    body: unitBody,
    handle: async ({ tx, caller, params: { id }, body, now }) => {
      const change = { ...body, unitId: id, by: actorOf(caller), now } as Parameters<typeof changeUnit>[1]
      await changeUnit(tx, change)
      return { status: 204 }
    },
  }),
  write({
    method: 'delete',
    path: '/api/v1/units/{id}',
    access: owner,
    summary: 'Closes a place; what it saw stays',
    params: idParams,
    handle: async ({ tx, caller, params: { id }, now }) => {
      await closeUnit(tx, { unitId: id, by: actorOf(caller), now })
      return { status: 204 }
    },
  }),
]
