import type { App } from '../../platform/app.ts'
import type { Tx } from '../../platform/database/index.ts'
import { actorOf, OWNER, type Route, read, write } from '../../platform/http/index.ts'
import type { Actor } from '../../platform/journal/index.ts'
import { createKey, revokeKey } from '../keys.ts'
import { idParams, keyBody, refusalQuery } from '../schema.ts'
import { openKeys } from '../store/keys.ts'
import { refusals } from '../store/refusals.ts'

const owner = { roles: OWNER, key: 'admin' as const }

/** What test keys have sent lies in many rooms: counting and forgetting it are stories across them. */
export interface TestStories {
  testRows(tx: Tx): Promise<object>
  forgetTestRows(tx: Tx, told: { by: Actor; now: Temporal.Instant }): Promise<object>
}

/** API keys, and what was refused: the owner's view of who knocks. */
export const keyRoutes = ({ database, newId }: App, stories: TestStories): Route[] => [
  read({
    method: 'get',
    path: '/api/v1/keys',
    access: owner,
    summary: 'Keys in use; the keys themselves are kept by nobody',
    handle: async () => ({ body: { items: await openKeys(database.read), nextCursor: null } }),
  }),
  write({
    method: 'post',
    path: '/api/v1/keys',
    access: owner,
    summary: 'A new key; it is in this answer and never again',
    body: keyBody,
    status: 201,
    handle: async ({ tx, caller, body, now }) => ({
      body: await createKey(tx, { ...body, by: actorOf(caller), now, newId }),
    }),
  }),
  write({
    method: 'delete',
    path: '/api/v1/keys/{id}',
    access: owner,
    summary: 'This key opens nothing any more',
    params: idParams,
    handle: async ({ tx, caller, params: { id }, now }) => {
      await revokeKey(tx, { keyId: id, by: actorOf(caller), now })
      return { status: 204 }
    },
  }),
  read({
    method: 'get',
    path: '/api/v1/test-data',
    access: owner,
    summary: 'How much test keys have left behind',
    handle: async () => ({ body: await stories.testRows(database.read) }),
  }),
  write({
    method: 'delete',
    path: '/api/v1/test-data',
    access: owner,
    summary: 'Forgets everything that test keys sent',
    handle: async ({ tx, caller, now }) => ({
      body: await stories.forgetTestRows(tx, { by: actorOf(caller), now }),
    }),
  }),
  read({
    method: 'get',
    path: '/api/v1/refusals',
    access: owner,
    summary: 'What was refused, newest first: wrong keys, foreign rows, guessed links',
    query: refusalQuery,
    handle: async ({ query: { limit, cursor } }) => {
      const found = await refusals(database.read, { before: cursor ?? null, limit: limit + 1 })
      const items = found.slice(0, limit)
      return { body: { items, nextCursor: found.length > limit ? String(items.at(-1)!.id) : null } }
    },
  }),
]
