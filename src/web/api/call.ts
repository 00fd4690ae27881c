import { connection } from './connection.ts'
import { newKey } from './key.ts'
import { problemOf, Refusal } from './refusal.ts'
import { learnServerTime } from './serverClock.ts'

const BASE = '/api/v1'

/** A query string's values; undefined and empty ones are left out. */
export type Query = Record<string, string | number | boolean | null | undefined>

/** What goes with a write. */
export interface WriteOptions {
  body?: unknown
  query?: Query
  /** The version this change was made from; another one meanwhile answers 412. */
  ifMatch?: string | number
  /** Repeats of one intention share a key, so that the server does it once. Made anew when not given. */
  idempotencyKey?: string
  signal?: AbortSignal
}

type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE'

let onSignedOut: (() => void) | undefined

/** What happens when the server no longer knows who this is; the router sets it. */
export function whenSignedOut(run: () => void): void {
  onSignedOut = run
}

/** Typed calls to `/api/v1`; paths start after it (`/cases/42`). They answer with JSON or throw a Refusal. */
export const api = {
  get: <T>(path: string, options: { query?: Query; signal?: AbortSignal } = {}) =>
    call<T>(address(path, options.query), { signal: options.signal ?? null }),
  post: <T = void>(path: string, options?: WriteOptions) => write<T>('POST', path, options),
  put: <T = void>(path: string, options?: WriteOptions) => write<T>('PUT', path, options),
  patch: <T = void>(path: string, options?: WriteOptions) => write<T>('PATCH', path, options),
  delete: <T = void>(path: string, options?: WriteOptions) => write<T>('DELETE', path, options),
}

/** One write. Session cookies are same-site; the custom header makes a forged form fail even where they are not. */
export function write<T>(method: Method, path: string, options: WriteOptions = {}): Promise<T> {
  const headers = new Headers({
    'idempotency-key': options.idempotencyKey ?? newKey(),
    'x-requested-with': 'amends',
  })
  if (options.body !== undefined) headers.set('content-type', 'application/json')
  if (options.ifMatch !== undefined) headers.set('if-match', `"${options.ifMatch}"`)
  const body = options.body === undefined ? null : JSON.stringify(options.body)
  return call<T>(address(path, options.query), { method, headers, body, signal: options.signal ?? null })
}

/** The full address of a path with its query, for links such as a table's CSV. */
export function address(path: string, query: Query = {}): string {
  const said = Object.entries(query).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  )
  const search = new URLSearchParams(said.map(([name, value]) => [name, String(value)]))
  return `${BASE}${path}${said.length > 0 ? `?${search}` : ''}`
}

async function call<T>(url: string, init: RequestInit): Promise<T> {
  const sentAt = Date.now()
  const answer = await reach(url, init)
  learnServerTime(answer.headers.get('date'), sentAt, Date.now())
  if (!answer.ok) throw await refused(answer)
  if (answer.status === 204 || answer.headers.get('content-length') === '0') return undefined as T
  // The route's schema is the contract for T; the same repository builds both sides.
  return (await answer.json()) as T
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    const answer = await fetch(url, {
      credentials: 'same-origin',
      ...init,
      headers: inOurLanguage(init.headers),
    })
    connection.reached()
    return answer
  } catch (error) {
    if (init.signal?.aborted) throw error
    connection.lost()
    throw new Refusal({ title: 'unreachable', status: 0 })
  }
}

/** Reasons and remarks come in the language the desk is shown in. */
function inOurLanguage(given: RequestInit['headers']): Headers {
  const headers = new Headers(given)
  const shown = globalThis.document?.documentElement.lang
  if (shown) headers.set('x-desk-language', shown)
  return headers
}

async function refused(answer: Response): Promise<Refusal> {
  const refusal = new Refusal(await problemOf(answer))
  if (refusal.status === 401) onSignedOut?.()
  return refusal
}
