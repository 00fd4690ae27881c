import type { App } from '../../platform/app.ts'
import { actorOf, type Caller, EVERY_ROLE, type Route, read, write } from '../../platform/http/index.ts'
import { announce } from '../announce.ts'
import { readOrganisation } from '../saveOrganisation.ts'
import { meBody } from '../schema.ts'
import { patchStaff, type StaffRow, staffRow } from '../store/directory.ts'

/** Who I am. */
export const meRoutes = ({ database }: App): Route[] => [
  read({
    method: 'get',
    path: '/api/v1/me',
    access: { roles: EVERY_ROLE, key: 'ingest' },
    summary: 'Who this key or session stands for',
    handle: async ({ caller }) => {
      const person = caller.staffId ? await staffRow(database.read, caller.staffId) : undefined
      const { name, timeZone, setUpAt, languages, currencies } = await readOrganisation(database.read)
      const organisation = { name, timeZone, languages, currencies, setUp: setUpAt !== null }
      return { body: { ...whoIs(caller), person: person ? personal(person) : null, organisation } }
    },
  }),
  write({
    method: 'put',
    path: '/api/v1/me',
    access: { roles: EVERY_ROLE, key: null },
    summary: 'My name, my language, my time zone',
    body: meBody,
    handle: async ({ tx, caller, body, now }) => {
      await patchStaff(tx, caller.staffId!, body, now)
      await announce(tx, {
        fact: 'staff.changed',
        actor: actorOf(caller),
        at: now,
        body: { staffId: caller.staffId },
      })
      return { status: 204 }
    },
  }),
]

const whoIs = ({ kind, staffId, keyId, name, role, scope, test, sight }: Caller) => ({
  id: staffId ?? keyId,
  kind,
  name,
  ...(role ? { role } : {}),
  ...(scope ? { scope } : {}),
  test,
  sight,
})

const personal = ({ id, name, role, email, locale, timeZone, languages, unitIds }: StaffRow) => ({
  id,
  name,
  role,
  email,
  locale,
  timeZone,
  languages,
  unitIds,
})
