import { after } from 'node:test'
import {
  createKey,
  type KeyRequest,
  openSession,
  sealToken,
  sessionCookieName,
  sessionSecret,
} from '../src/people/index.ts'
import { readConfig } from '../src/platform/config/index.ts'
import { newId } from '../src/platform/database/index.ts'
import { runDueJobs } from '../src/platform/jobs/index.ts'
import { SYSTEM } from '../src/platform/journal/index.ts'
import { type Running, startServer } from '../src/server.ts'
import { type FreshDatabase, freshDatabase } from './database.ts'
import { type Company, hireEverybody, type PersonName } from './people.ts'

/** Who sends a request: somebody by name (signed in), a key, or nobody. */
export type As = PersonName | { key: string } | undefined

/** An answer, read. */
export interface Got {
  status: number
  // The tests say what they expect of it.
  // biome-ignore lint/suspicious/noExplicitAny: an answer of any route
  body: any
  text: string
  headers: Headers
}

/** A whole installation in this process, on its own database, with a clock that stands until the test moves it. */
export interface Amends extends Company {
  running: Running
  app: Running['app']
  database: FreshDatabase
  /** Sends a request through every layer but the network. A string or URLSearchParams goes as a form, others as JSON. */
  fetch(as: As, method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Got>
  clock: {
    now(): Temporal.Instant
    set(now: Temporal.Instant): void
    advance(by: Temporal.DurationLike): void
  }
  /** Runs the jobs and timers that are due by the set clock; answers how many. */
  runDue(): Promise<number>
  /** Makes an API key; a staff key without a person unless told. */
  makeKey(request?: Partial<KeyRequest>): Promise<{ id: string; key: string }>
  /** The Cookie header of somebody signed in. */
  cookieOf(name: PersonName): Promise<string>
}

const ORIGIN = 'http://127.0.0.1:7070'
const SATURDAY = Temporal.Instant.from('2026-11-21T10:52:00Z')

/** Opens an installation with everybody hired (test/people.ts). Nothing needs closing. */
export async function openAmends({
  now: start = SATURDAY,
  environment = {} as NodeJS.ProcessEnv,
} = {}): Promise<Amends> {
  const database = await freshDatabase()
  let now = start
  const company = await hireEverybody(database, now)
  const config = readConfig({ AMENDS_LOG: 'silent', AMENDS_PUBLIC_URL: ORIGIN, ...environment })
  const halves = { web: false, work: false }
  const running = await startServer({ config, database, halves, clock: () => now })
  after(() => running.stop())
  const cookies = new Map<string, Promise<string>>()
  const cookieOf = (name: PersonName) =>
    cookies.getOrInsertComputed(name, () => signIn({ running, staffId: company.people[name], now }))
  return {
    ...company,
    running,
    app: running.app,
    database,
    cookieOf,
    fetch: async (as, method, path, body, headers = {}) => {
      const who: Record<string, string> =
        typeof as === 'string' ? { cookie: await cookieOf(as) } : as ? bearer(as.key) : {}
      const request = requestOf({ method, path, body, headers: { ...who, ...headers } })
      return readAnswer(await running.fetch(request))
    },
    clock: {
      now: () => now,
      set: (to) => {
        now = to
      },
      advance: (by) => {
        now = now.add(by)
      },
    },
    runDue: () => runDueJobs({ database, jobs: running.jobs, now }),
    makeKey: (request = {}) =>
      database.write((tx) =>
        createKey(tx, { name: 'test', scope: 'staff', by: SYSTEM, now, newId, ...request }),
      ),
  }
}

const bearer = (key: string) => ({ authorization: `Bearer ${key}` })

async function signIn({
  running,
  staffId,
  now,
}: {
  running: Running
  staffId: string
  now: Temporal.Instant
}) {
  const { app } = running
  const { token } = await app.database.write((tx) => openSession(tx, { staffId, now, newId }))
  return `${sessionCookieName(app.config.publicUrl)}=${sealToken(token, await sessionSecret(app))}`
}

interface Asked {
  method: string
  path: string
  body: unknown
  headers: Record<string, string>
}

function requestOf({ method, path, body, headers }: Asked): Request {
  const asForm = typeof body === 'string' || body instanceof URLSearchParams
  const type = asForm ? 'application/x-www-form-urlencoded' : 'application/json'
  return new Request(`${ORIGIN}${path}`, {
    method,
    headers: { origin: ORIGIN, ...(body === undefined ? {} : { 'content-type': type }), ...headers },
    ...(body === undefined ? {} : { body: asForm ? body.toString() : JSON.stringify(body) }),
  })
}

async function readAnswer(response: Response): Promise<Got> {
  const text = await response.text()
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  return {
    status: response.status,
    body: isJson ? JSON.parse(text) : undefined,
    text,
    headers: response.headers,
  }
}
