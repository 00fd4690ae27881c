import type { App } from '../../platform/app.ts'
import {
  actorOf,
  EVERY_ROLE,
  MANAGERS_UP,
  OWNER,
  type Route,
  read,
  write,
} from '../../platform/http/index.ts'
import { suggestedMandates } from '../rules.ts'
import { readOrganisation, saveOrganisation } from '../saveOrganisation.ts'
import { currencyQuery, mandatesBody, organisationBody } from '../schema.ts'
import { replaceMandates } from '../setMandate.ts'
import { allMandates } from '../store/mandates.ts'

const owner = { roles: OWNER, key: 'admin' as const }

/** Whose promise it is, and what each role may give without asking. */
export const organisationRoutes = ({ database }: App): Route[] => [
  read({
    method: 'get',
    path: '/api/v1/organisation/name',
    access: { open: 'public' },
    summary: 'What customers call it, as its public pages say too; the sign-in page asks',
    handle: async () => ({ body: { name: (await readOrganisation(database.read)).name } }),
  }),
  read({
    method: 'get',
    path: '/api/v1/organisation',
    access: { roles: EVERY_ROLE, key: 'staff' },
    summary: 'Name, looks, sender, languages, currencies, opening hours',
    handle: async () => ({ body: await readOrganisation(database.read) }),
  }),
  write({
    method: 'put',
    path: '/api/v1/organisation',
    access: owner,
    summary: 'Changes what the body names; the rest stays',
    body: organisationBody,
    handle: async ({ tx, caller, body: { setUp, ...change }, now }) => {
      const named = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
      const done = setUp ? { setUpAt: now } : {}
      return { body: await saveOrganisation(tx, { change: { ...named, ...done }, by: actorOf(caller), now }) }
    },
  }),
  read({
    method: 'get',
    path: '/api/v1/mandates',
    access: { roles: EVERY_ROLE, key: 'staff' },
    summary: 'What each role may give without asking, per currency; the owner has no limit',
    handle: async () => ({ body: { items: await allMandates(database.read), nextCursor: null } }),
  }),
  write({
    method: 'put',
    path: '/api/v1/mandates',
    access: owner,
    summary: 'All mandates at once; a role and currency that is not named always asks',
    body: mandatesBody,
    handle: async ({ tx, caller, body: { items }, now }) => {
      await replaceMandates(tx, { mandates: items, by: actorOf(caller), now })
      return { body: { items: await allMandates(tx), nextCursor: null } }
    },
  }),
  read({
    method: 'get',
    path: '/api/v1/mandates/suggestion',
    access: { roles: MANAGERS_UP, key: 'staff' },
    summary: 'Mandates to start from in a currency; an empty list where we know no fair figure',
    query: currencyQuery,
    handle: async ({ query: { currency } }) => ({
      body: { items: suggestedMandates(currency) ?? [], nextCursor: null },
    }),
  }),
]
