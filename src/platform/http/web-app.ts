import { randomUUID } from 'node:crypto'
import { IncomingMessage, type ServerResponse } from 'node:http'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { type Context, Hono } from 'hono'
import { Problem } from '../../language/problem.ts'
import type { Clock } from '../../language/time.ts'
import type { Database, Tx } from '../database/index.ts'
import { crashPoint } from '../faults/index.ts'
import type { Log } from '../log/index.ts'
import { DEFAULT_MAX_BYTES, parseForm, parseJson, readBytes } from './body.ts'
import { actorOf, type Caller, inLanguage, NOBODY } from './caller.ts'
import { checkAccess, checkOrigin } from './gate.ts'
import { idempotencyOf, tellOnce } from './idempotency.ts'
import { versionSeen } from './ifMatch.ts'
import { flatQuery, parsed } from './parsed.ts'
import { languageOfRefusal, problemBody } from './problems.ts'
import { refusalPage, wantsPage } from './refusalPage.ts'
import type { Answer, Call, Route } from './route.ts'
import { insertRefusal } from './store.ts'

type Env = { Bindings: HttpBindings }

/** What the HTTP layer needs from the rest; `identify` comes from people, so that platform knows no room. */
export interface HttpOptions {
  database: Database
  clock: Clock
  log: Log
  /** Who sends this request; undefined when a key or session was sent that is not valid (401). */
  identify(request: Request, now: Temporal.Instant): Promise<Caller | undefined>
  /** Client address through listed proxies only. */
  clientIp(request: Request, peer: string): string
  /** Origins from which our own pages are served, beside the request's own host. */
  ownOrigins: string[]
}

/** The routes of all rooms as one Hono application; every answer passes the same gate, parser and problem mapper. */
export function buildWebApp(routes: Route[], options: HttpOptions): Hono<Env> {
  const app = new Hono<Env>()
  for (const route of routes) {
    const path = route.path.replaceAll(/\{(\w+)\}/g, ':$1')
    app.on(route.method.toUpperCase(), path, (context) => answerRequest(context, route, options))
  }
  return app
}

async function answerRequest(context: Context<Env>, route: Route, options: HttpOptions): Promise<Response> {
  const now = options.clock()
  const requestId = randomUUID()
  const request = context.req.raw
  const peer = context.env?.incoming?.socket?.remoteAddress ?? ''
  const ip = options.clientIp(request, peer)
  let caller = NOBODY
  try {
    const known = await options.identify(request, now)
    if (!known && !('open' in route.access))
      throw new Problem(
        'sign in',
        'This key or session is not valid (any more). Sign in again, or send a valid key.',
        {
          status: 401,
        },
      )
    caller = known ? inLanguage(known, request) : NOBODY
    checkAccess(route.access, caller)
    checkOrigin(request, caller, options.ownOrigins)
    const call = await readCall({ context, route, caller, now, ip, requestId })
    return asResponse(await runStory(route, call, options), route, requestId)
  } catch (error) {
    return refuse({ error, caller, now, ip, requestId, route, request, path: context.req.path, options })
  }
}

interface Reading {
  context: Context<Env>
  route: Route
  caller: Caller
  now: Temporal.Instant
  ip: string
  requestId: string
}

async function readCall({ context, route, caller, now, ip, requestId }: Reading): Promise<Call> {
  const request = context.req.raw
  const bytes = route.body
    ? await readBytes(request, {
        maxBytes: route.maxBytes ?? DEFAULT_MAX_BYTES,
        incoming: incomingOf(context),
      })
    : Buffer.alloc(0)
  const raw = route.body ? readBody(route, request, bytes) : undefined
  return {
    caller,
    params: parsed(route.params, context.req.param(), { where: 'address', request }),
    query: parsed(route.query, flatQuery(context.req.queries()), { where: 'query', request }),
    body: parsed(route.body, raw, { where: 'body', request }),
    now,
    ifMatch: versionSeen(request),
    ip,
    requestId,
    request,
    outgoing: context.env?.outgoing as ServerResponse | undefined,
    idempotency: request.method === 'GET' ? undefined : idempotencyOf(request, caller, bytes),
  }
}

// HTTP/1 only: another kind of request, or none at all in a test, is read as the web stream that it comes as.
function incomingOf({ env }: Context<Env>): IncomingMessage | undefined {
  return env?.incoming instanceof IncomingMessage ? env.incoming : undefined
}

function readBody(route: Route, request: Request, bytes: Buffer): unknown {
  const mediaType = (request.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase()
  const wanted = route.bodyAs === 'form' ? 'application/x-www-form-urlencoded' : 'application/json'
  if (mediaType !== wanted) throw new Problem('wrong media type', `Send ${wanted}.`, { status: 415 })
  return route.bodyAs === 'form' ? parseForm(bytes) : parseJson(bytes)
}

async function runStory(route: Route, call: Call, { database }: HttpOptions): Promise<Answer | Response> {
  if (route.run.story !== 'write') return route.run.handle(call)
  const { handle } = route.run
  const told = await againAfterRace(() =>
    database.write(async (tx: Tx) => {
      const told = await tellOnce(tx, call, async () => withStatus(await handle({ ...call, tx }), route))
      crashPoint('story: before commit')
      return told
    }),
  )
  crashPoint('story: after commit')
  if (told instanceof Problem) throw told
  return told
}

const withStatus = (answer: Answer | Response, route: Route): Answer | Response =>
  answer instanceof Response ? answer : { status: route.status ?? 200, ...answer }

// Two stories met (a deadlock, or both wrote the same new row): the one undone is told again and finds the other's rows.
const LOST_A_RACE = new Set(['40001', '40P01', '23505'])
const TRIES = 3

async function againAfterRace<T>(story: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await story()
    } catch (error) {
      if (!LOST_A_RACE.has((error as { code?: string }).code ?? '') || tried === TRIES) throw error
    }
  }
}

function asResponse(answer: Answer | Response, route: Route, requestId: string): Response {
  // The sentinel is of the native kind where it was loaded before the server replaced the global: `instanceof` misses it.
  if (answer === RESPONSE_ALREADY_SENT || answer instanceof Response) return answer as Response
  const status = answer.status ?? route.status ?? 200
  const headers = { 'x-request-id': requestId, 'cache-control': 'no-store', ...answer.headers }
  if (answer.body === undefined || status === 204) return new Response(null, { status: 204, headers })
  // A refusal that was kept under its key is told again as what it is.
  const type = status < 400 ? 'application/json' : 'application/problem+json'
  return Response.json(answer.body, { status, headers: { 'content-type': type, ...headers } })
}

interface Refused {
  error: unknown
  caller: Caller
  now: Temporal.Instant
  ip: string
  requestId: string
  route: Route
  request: Request
  path: string
  options: HttpOptions
}

async function refuse(refused: Refused): Promise<Response> {
  const { requestId, options, request } = refused
  const problem = asProblem(refused)
  if ([401, 403, 404, 429].includes(problem.status)) await keepRefusal(refused, problem)
  const headers: Record<string, string> = {
    'cache-control': 'no-store',
    'x-request-id': requestId,
  }
  if (typeof problem.detail.retryAfter === 'number')
    headers['retry-after'] = String(problem.detail.retryAfter)
  if (problem.status >= 500) options.log.error({ requestId, err: refused.error }, 'request failed')
  const locale = languageOfRefusal(request)
  const body = problemBody(problem, requestId, locale)
  if (wantsPage(request, refused.path)) return refusalPage(body, { locale, headers })
  const type = { 'content-type': 'application/problem+json' }
  return new Response(JSON.stringify(body), { status: problem.status, headers: { ...type, ...headers } })
}

// Connection lost, shutting down, too many connections, statement timeout: the caller may try again soon.
const PASSING_CODES = /^(08...|57P0[123]|57014|53...|ECONN.*|EPIPE|ENOENT)$/

// An id in the body that names no row (or one that has just gone).
const NAMES_NO_ROW = '23503'

function asProblem({ error }: Refused): Problem {
  if (error instanceof Problem) return error
  const { code = '', message = '' } = error as { code?: string; message?: string }
  if (
    PASSING_CODES.test(code) ||
    /connection terminated|timeout exceeded when trying to connect/i.test(message)
  )
    return new Problem(
      'database away',
      'The database does not answer right now. Nothing was lost; try again shortly.',
      {
        status: 503,
        retryAfter: 2,
      },
    )
  if (code === NAMES_NO_ROW)
    return new Problem('bad input', 'The body names something that is not there. Check its ids.', {
      errors: [{ path: '/', message: 'an id names nothing' }],
    })
  return new Problem('broken', 'Something broke here. Nothing half done was kept.', { status: 500 })
}

async function keepRefusal({ caller, now, ip, requestId, route, path, options }: Refused, problem: Problem) {
  const row = {
    at: now,
    actor: actorOf(caller),
    rule: problem.code,
    method: route.method,
    path: withoutTokens(path),
    ip,
    requestId,
  }
  options.log.info({ ...row, at: undefined, status: problem.status }, 'request refused')
  await insertRefusal(options.database.read, row).catch((error: Error) =>
    options.log.warn({ err: error.message }, 'refusal not kept'),
  )
}

// A guessed or stolen token in a path must not be readable in the log.
const withoutTokens = (path: string): string => path.replace(/[A-Za-z0-9_-]{40,}/g, '[token]').slice(0, 300)
