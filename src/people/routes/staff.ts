import type { z } from 'zod'
import type { App } from '../../platform/app.ts'
import { asCsv } from '../../platform/csv/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import {
  actorOf,
  type Caller,
  EVERY_ROLE,
  LEADS_UP,
  notFound,
  OWNER,
  outOfOrder,
  type Route,
  read,
  write,
} from '../../platform/http/index.ts'
import { changeStaff, deactivateStaff, inviteStaff, reactivateStaff } from '../changeStaff.ts'
import { hireStaff } from '../hireStaff.ts'
import { idParams, newStaffBody, staffBody, staffQuery } from '../schema.ts'
import type { WriteLetter } from '../signIn/recovery.ts'
import { type StaffRow, staffList, staffRow } from '../store/directory.ts'

const owner = { roles: OWNER, key: 'admin' as const }

/** The people who work here. */
export const staffRoutes = (app: App, writeLetter: WriteLetter): Route[] => {
  const { database, newId, config } = app
  const inviting = { newId, publicUrl: config.publicUrl, writeLetter }
  return [
    read({
      method: 'get',
      path: '/api/v1/staff',
      access: { roles: EVERY_ROLE, key: 'staff' },
      summary: 'Colleagues by name',
      query: staffQuery,
      handle: async ({ caller, now, query: { format, ...asked } }) => {
        const page = (offset: number) =>
          pageOf(database.read, { caller, asked: { ...asked, cursor: offset } })
        if (format !== 'csv') return { body: await page(asked.cursor) }
        const leaving = { list: 'staff', columns: FILE, page: (cursor = '0') => page(Number(cursor)) }
        return asCsv({ database, call: { caller, now } }, leaving)
      },
    }),
    read({
      method: 'get',
      path: '/api/v1/staff/{id}',
      access: { roles: EVERY_ROLE, key: 'staff' },
      summary: 'One colleague',
      params: idParams,
      handle: async ({ caller, params: { id } }) => {
        const person = await staffRow(database.read, id)
        if (!person) throw notFound('person')
        return { body: shownTo(caller, person) }
      },
    }),
    write({
      method: 'post',
      path: '/api/v1/staff',
      access: owner,
      summary: 'Somebody joins; with `invite` they get a mail to choose their password',
      body: newStaffBody,
      status: 201,
      handle: async ({ tx, caller, body: { invite, ...person }, now }) => {
        const by = actorOf(caller)
        const { id } = await hireStaff(tx, { ...person, by, now, newId })
        const link = invite ? await inviteStaff(tx, { staffId: id, by, now, ...inviting }) : undefined
        return { body: { id, ...(link ? { link: config.publicUrl + link.path } : {}) } }
      },
    }),
    write({
      method: 'put',
      path: '/api/v1/staff/{id}',
      access: owner,
      summary: 'Role, units, languages and the like; what is not named stays',
      params: idParams,
      body: staffBody,
      handle: async ({ tx, caller, params: { id }, body, now }) => {
        if (body.email && id === caller.staffId)
          throw outOfOrder(
            'Change your own address under your own name: it asks for your password.',
            'password',
          )
        await changeStaff(tx, { staffId: id, by: actorOf(caller), now, ...body })
        return { body: shownTo(caller, (await staffRow(tx, id))!) }
      },
    }),
    write({
      method: 'post',
      path: '/api/v1/staff/{id}/invitation',
      access: owner,
      summary: 'A new link to choose a password, by mail; the answer shows it too',
      params: idParams,
      status: 201,
      handle: async ({ tx, caller, params: { id }, now }) => {
        const { path } = await inviteStaff(tx, { staffId: id, by: actorOf(caller), now, ...inviting })
        return { body: { link: config.publicUrl + path } }
      },
    }),
    write({
      method: 'delete',
      path: '/api/v1/staff/{id}',
      access: owner,
      summary: 'Somebody leaves: signed out everywhere, their keys revoked; what they did stays',
      params: idParams,
      handle: async ({ tx, caller, params: { id }, now }) => {
        await deactivateStaff(tx, { staffId: id, by: actorOf(caller), now })
        return { status: 204 }
      },
    }),
    write({
      method: 'put',
      path: '/api/v1/staff/{id}/return',
      access: owner,
      summary: 'Somebody who left comes back; they need a new invitation',
      params: idParams,
      handle: async ({ tx, caller, params: { id }, now }) => {
        await reactivateStaff(tx, { staffId: id, by: actorOf(caller), now })
        return { status: 204 }
      },
    }),
  ]
}

/** Addresses and numbers of colleagues are for those who call them in: leads and above. */
type Asked = Omit<z.output<typeof staffQuery>, 'format'>

async function pageOf(tx: Tx, { caller, asked }: { caller: Caller; asked: Asked }) {
  const { limit, cursor, ...which } = asked
  const found = await staffList(tx, { ...which, limit: limit + 1, offset: cursor })
  const items = found.slice(0, limit).map((person) => shownTo(caller, person))
  return { items, nextCursor: found.length > limit ? String(cursor + limit) : null }
}

type Shown = ReturnType<typeof shownTo>

const FILE: Record<string, (person: Shown) => string | null> = {
  externalId: ({ externalId }) => externalId,
  name: ({ name }) => name,
  email: (person) => ('email' in person ? person.email : null),
  phone: (person) => ('phone' in person ? person.phone : null),
  role: ({ role }) => role,
  languages: ({ languages }) => languages.join('; '),
  timeZone: ({ timeZone }) => timeZone,
  hiredAt: ({ hiredAt }) => hiredAt,
  joined: ({ joined }) => joined,
}

function shownTo(caller: Caller, { email, phone, invitedUntil, ...person }: StaffRow) {
  const mayCall = caller.role === undefined || LEADS_UP.includes(caller.role)
  return mayCall ? { ...person, email, phone, invitedUntil } : person
}
