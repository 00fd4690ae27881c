import { createKey } from '../src/people/index.ts'
import { type Database, newId } from '../src/platform/database/index.ts'
import { SYSTEM } from '../src/platform/journal/index.ts'

type Send = (request: Request) => Promise<Response>

/** Speaks to the product as programs do: over its API, as somebody by name, or as the till. */
export interface Caller {
  // biome-ignore lint/suspicious/noExplicitAny: answers of many routes, read where they are asked
  call(as: string, method: string, path: string, body?: unknown): Promise<any>
  form(path: string, fields: Record<string, string>): Promise<void>
}

/** Makes a key for everybody of the demo, and one for the till. */
export async function openCaller(
  database: Database,
  { ids, send, now }: { ids: Map<string, string>; send: Send; now: Temporal.Instant },
): Promise<Caller> {
  const keys = new Map<string, string>()
  await database.write(async (tx) => {
    const make = (name: string, staffId?: string) =>
      createKey(tx, {
        name: `demo: ${name}`,
        scope: staffId ? 'staff' : 'ingest',
        ...(staffId ? { asStaffId: staffId } : {}),
        by: SYSTEM,
        now,
        newId,
      })
    for (const [name, id] of ids) keys.set(name, (await make(name, id)).key)
    keys.set('till', (await make('till')).key)
  })
  const at = 'http://demo.localhost'
  return {
    call: async (as, method, path, body) => {
      const headers = { authorization: `Bearer ${keys.get(as)}`, 'content-type': 'application/json' }
      const response = await send(
        new Request(`${at}/api/v1${path}`, {
          method,
          headers,
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      )
      if (response.status >= 400) throw new Error(`demo: ${as} ${method} ${path}: ${await response.text()}`)
      return response.status === 204 ? undefined : response.json()
    },
    form: async (path, fields) => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      await send(
        new Request(at + path, { method: 'POST', headers, body: new URLSearchParams(fields).toString() }),
      )
    },
  }
}
