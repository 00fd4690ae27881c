import type { App } from '../platform/app.ts'
import { EVERY_ROLE, type Route, read } from '../platform/http/index.ts'
import { colleagueById } from './store/staff.ts'

/** What people answer for over HTTP. */
export function peopleRoutes({ database }: App): Route[] {
  return [
    read({
      method: 'get',
      path: '/api/v1/me',
      access: { roles: EVERY_ROLE, key: 'ingest' },
      summary: 'Who this key or session stands for',
      handle: async ({ caller }) => {
        const { kind, name, scope, test, sight } = caller
        const person = caller.staffId ? await colleagueById(database.read, caller.staffId) : undefined
        return { body: { kind, name, ...(scope ? { scope } : {}), test, sight, person: person ?? null } }
      },
    }),
  ]
}
