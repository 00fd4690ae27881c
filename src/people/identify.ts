import type { App } from '../platform/app.ts'
import { type Caller, NOBODY } from '../platform/http/index.ts'
import { hashToken } from '../platform/secrets/index.ts'
import { REMEMBER_MS, type Remembered } from './remember.ts'
import { looksLikeKey, sightOf } from './rules.ts'
import { type CookieSeal, carriesSession, tokenIn } from './sessionCookie.ts'
import { type CallerRow, callerByKeyHash, callerBySession, touchKey } from './store/callers.ts'

/** Who sends a request; undefined when a key or session was sent that is not valid. */
export type Identify = (request: Request, now: Temporal.Instant) => Promise<Caller | undefined>

interface Identifying {
  app: App
  seal: CookieSeal
  known: Remembered<Caller | undefined>
}

/** A key wins over a session: a program that sends one means it. */
export function identifyWith({ app, seal, known }: Identifying): Identify {
  return async (request, now) => {
    const bearer = request.headers.get('authorization')?.match(/^Bearer +(\S+)$/i)?.[1]
    if (bearer !== undefined)
      return looksLikeKey(bearer) ? byKey({ app, known, key: bearer, now }) : undefined
    const cookies = request.headers.get('cookie') ?? ''
    if (!carriesSession(cookies, seal.name)) return NOBODY
    const token = tokenIn(cookies, seal)
    return token ? bySession({ app, known, token, now }) : undefined
  }
}

interface ByKey {
  app: App
  known: Identifying['known']
  key: string
  now: Temporal.Instant
}

function byKey({ app, known, key, now }: ByKey): Promise<Caller | undefined> {
  const hash = hashToken(key)
  return known.of(`key ${hash}`, async () => {
    const row = await callerByKeyHash(app.database.read, hash)
    if (row) noteUse(app, row, now)
    return row && asCaller(row, false)
  })
}

interface BySession {
  app: App
  known: Identifying['known']
  token: string
  now: Temporal.Instant
}

function bySession({ app, known, token, now }: BySession): Promise<Caller | undefined> {
  // By the caller's own clock too, so that a session ends when it ends.
  const moment = Math.floor(now.epochMilliseconds / REMEMBER_MS)
  return known.of(`session ${token} ${moment}`, async () => {
    const row = await callerBySession(app.database.read, hashToken(token), now)
    return row && asCaller(row, true)
  })
}

// Shown in the list of keys as "used 3 min ago": once a minute is exact enough, and nobody waits for it.
function noteUse(app: App, { key_id, last_used_at }: CallerRow, now: Temporal.Instant): void {
  const fresh = last_used_at && now.since(last_used_at).total('seconds') < 60
  if (!key_id || fresh) return
  touchKey(app.database.read, key_id, now).catch((error: Error) =>
    app.log.warn({ err: error.message }, 'use of a key not noted'),
  )
}

function asCaller(row: CallerRow, session: boolean): Caller {
  const { staff_id, role, key_id, scope } = row
  const key = key_id && scope ? { keyId: key_id, scope } : {}
  if (!staff_id || !role)
    return {
      kind: 'integration',
      name: row.key_name ?? '',
      ...key,
      test: row.test,
      sight: { all: true, unitIds: [] },
      session,
    }
  return {
    kind: 'staff',
    staffId: staff_id,
    name: row.name ?? '',
    role,
    ...key,
    test: row.test,
    sight: sightOf(role, row.units),
    ...(row.locale ? { locale: row.locale } : {}),
    session,
  }
}
