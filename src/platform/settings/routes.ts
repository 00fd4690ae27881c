import { z } from 'zod'
import type { App } from '../app.ts'
import { actorOf, badInput, EVERY_ROLE, MANAGERS_UP, type Route, read, write } from '../http/index.ts'
import { type Setting, saveSetting, settingHistory, type Versioned } from './settings.ts'

const changed = z.strictObject({
  content: z.record(z.string(), z.unknown()),
  why: z.string().trim().min(1, 'Say why in one line.').max(2_000),
})

interface Served<C extends Versioned> {
  setting: Setting<C>
  path: string
  /** What it is a table of: "The points of the score". */
  what: string
}

/** A setting's two routes: every version for whoever is judged by it, a new one for managers and the owner. */
export const settingRoutes = <C extends Versioned>(
  { database }: App,
  { setting, path, what }: Served<C>,
): Route[] => [
  read({
    method: 'get',
    path,
    access: { roles: EVERY_ROLE, key: 'staff' },
    summary: `${what}: every version, newest first`,
    handle: async () => ({ body: { items: await settingHistory(database.read, setting), nextCursor: null } }),
  }),
  write({
    method: 'put',
    path,
    access: { roles: MANAGERS_UP, key: 'admin' },
    summary: `${what}: a new version, for cases opened from now on`,
    body: changed,
    handle: async ({ tx, body, caller, now, ifMatch }) => {
      const content = parsed(setting, body.content)
      const saved = { content, why: body.why, by: actorOf(caller), at: now, seen: ifMatch }
      return { body: await saveSetting(tx, setting, saved) }
    },
  }),
]

// The version is ours to count, whatever was sent.
function parsed<C extends Versioned>({ schema }: Setting<C>, content: object): C {
  const found = schema.safeParse({ ...content, version: 1 })
  if (!found.success) throw badInput(found.error, 'body')
  return found.data
}
