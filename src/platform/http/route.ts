import type { ServerResponse } from 'node:http'
import type { z } from 'zod'
import type { Tx } from '../database/index.ts'
import type { Caller, Role, Scope } from './caller.ts'
import type { KeyClaim } from './store.ts'

/** Who may call a route. A route without a rule does not compile. */
export type Access =
  /** No sign-in: public pages, or pages behind a token that the handler checks. */
  | { open: 'public' | 'token' }
  /** Sessions of these roles, and keys of this scope or higher (`null`: no key at all). */
  | { roles: readonly Role[]; key: Scope | null }

export const EVERY_ROLE: readonly Role[] = ['agent', 'lead', 'manager', 'owner']
export const LEADS_UP: readonly Role[] = ['lead', 'manager', 'owner']
export const MANAGERS_UP: readonly Role[] = ['manager', 'owner']
export const OWNER: readonly Role[] = ['owner']

export type Method = 'get' | 'post' | 'put' | 'delete' | 'patch'
type Shape = z.ZodType
type Read<S> = S extends z.ZodType ? z.output<S> : undefined

/** What a handler answers; a Response is passed on as it is (pages, files, streams). */
export interface Answer {
  status?: number
  body?: unknown
  headers?: Record<string, string>
}

/** One request, parsed and allowed. */
export interface Call<Params = unknown, Query = unknown, Body = unknown> {
  caller: Caller
  params: Params
  query: Query
  body: Body
  now: Temporal.Instant
  /** Version the caller has seen (`If-Match`). */
  ifMatch: number | undefined
  /** Address of the client, through listed proxies only. */
  ip: string
  requestId: string
  request: Request
  /** The raw answer, for streams; undefined in tests without a port. */
  outgoing: ServerResponse | undefined
  /** Set where the caller sent an Idempotency-Key and the route keeps it itself (`story: 'own'`). */
  idempotency: KeyClaim | undefined
}

/**
 * How a route touches the database. `read`: no transaction. `write`: one transaction opened for it, which also keeps the
 * idempotent answer. `own`: the story commits by itself (the ingest lane).
 */
export interface Route {
  method: Method
  /** OpenAPI form: `/api/v1/cases/{id}`. */
  path: string
  access: Access
  summary: string
  params?: Shape
  query?: Shape
  body?: Shape
  /** Largest body in bytes; 256 kB unless told. */
  maxBytes?: number
  /** 'form' for pages without JavaScript; JSON otherwise. */
  bodyAs?: 'json' | 'form'
  /** Shape of a good answer, for the API description. */
  answer?: Shape
  status?: number
  run:
    | { story: 'read' | 'own'; handle(call: Call): Promise<Answer | Response> }
    | { story: 'write'; handle(call: Call & { tx: Tx }): Promise<Answer | Response> }
}

interface Parts<P, Q, B> {
  method: Method
  path: string
  access: Access
  summary: string
  params?: P
  query?: Q
  body?: B
  maxBytes?: number
  bodyAs?: 'json' | 'form'
  answer?: Shape
  status?: number
}

type Typed<P, Q, B> = Call<Read<P>, Read<Q>, Read<B>>

/** A route that only reads. */
export const read = <P extends Shape | undefined, Q extends Shape | undefined, B extends Shape | undefined>(
  parts: Parts<P, Q, B> & { handle(call: Typed<P, Q, B>): Promise<Answer | Response> },
): Route => ({ ...strip(parts), run: { story: 'read', handle: parts.handle as Handler } })

/** A route that writes: everything it does commits together, with the idempotent answer. */
export const write = <P extends Shape | undefined, Q extends Shape | undefined, B extends Shape | undefined>(
  parts: Parts<P, Q, B> & { handle(call: Typed<P, Q, B> & { tx: Tx }): Promise<Answer | Response> },
): Route => ({ ...strip(parts), run: { story: 'write', handle: parts.handle as WriteHandler } })

/** A route that commits by itself. */
export const own = <P extends Shape | undefined, Q extends Shape | undefined, B extends Shape | undefined>(
  parts: Parts<P, Q, B> & { handle(call: Typed<P, Q, B>): Promise<Answer | Response> },
): Route => ({ ...strip(parts), run: { story: 'own', handle: parts.handle as Handler } })

type Handler = (call: Call) => Promise<Answer | Response>
type WriteHandler = (call: Call & { tx: Tx }) => Promise<Answer | Response>

// `handle` is typed by its own shapes; the table of routes holds it untyped, after parsing.
function strip<T extends { handle: unknown }>({ handle: _, ...parts }: T) {
  return parts as unknown as Omit<Route, 'run'>
}
