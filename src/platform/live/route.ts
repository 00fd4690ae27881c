import type { ServerResponse } from 'node:http'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Problem } from '../../language/problem.ts'
import type { LiveEvent } from '../database/index.ts'
import { type Caller, EVERY_ROLE, own, type Route, SECURITY_HEADERS, sees } from '../http/index.ts'
import { type LiveHub, parsePlace } from './hub.ts'

const HEARTBEAT_MS = 15_000
// A screen that does not read is dropped at this backlog; it resumes by its place without a gap.
const MAX_BACKLOG_BYTES = 1_048_576
const MAX_DESKS_PER_ADDRESS = 5_000
// Who was deactivated loses the stream within this and the two seconds another process may remember them: five at most.
const RECHECK_MS = 3_000

interface LiveRouteOptions {
  hub: LiveHub
  /** Who this request's sender is now; undefined when no longer allowed. */
  identify(request: Request, now: Temporal.Instant): Promise<Caller | undefined>
  clock(): Temporal.Instant
}

/** `GET /api/v1/live`: committed events as server-sent events; resumes by Last-Event-ID without a gap. */
export function liveRoute({ hub, identify, clock }: LiveRouteOptions): Route {
  const perAddress = new Map<string, number>()
  return own({
    method: 'get',
    path: '/api/v1/live',
    access: { roles: EVERY_ROLE, key: 'staff' },
    summary: 'Events as they happen, for open screens',
    handle: async ({ caller, request, ip, outgoing: response }) => {
      if (!response) throw new Error('live events need a network connection')
      const open = perAddress.get(ip) ?? 0
      if (open >= MAX_DESKS_PER_ADDRESS)
        throw new Problem('too many screens', 'Too many open screens from this address.', {
          status: 429,
          retryAfter: 30,
        })
      perAddress.set(ip, open + 1)
      const place = parsePlace(lastHeard(request))
      const close = await openStream({ hub, response, caller, place })
      const recheck = setInterval(() => {
        identify(request, clock()).then(
          (still) => still || response.end(),
          () => {},
        )
      }, RECHECK_MS).unref()
      response.on('close', () => {
        clearInterval(recheck)
        close()
        perAddress.set(ip, (perAddress.get(ip) ?? 1) - 1)
      })
      return RESPONSE_ALREADY_SENT
    },
  })
}

/** A browser sends the header only when it reconnects by itself; a desk that opens a new line says it in the address. */
const lastHeard = (request: Request): string | undefined =>
  request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('lastEventId') ?? undefined

interface Stream {
  hub: LiveHub
  response: ServerResponse
  caller: Caller
  place: ReturnType<typeof parsePlace>
}

async function openStream({ hub, response, caller, place }: Stream): Promise<() => void> {
  response.writeHead(200, {
    ...SECURITY_HEADERS,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  // Browsers wait this long before they come back; the spread keeps a thousand of them from coming at once.
  response.write(`retry: ${1_000 + Math.floor(Math.random() * 2_000)}\n\n`)
  const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS).unref()
  const detach = await hub.attach(
    {
      sees: (event) => maySee(caller, event),
      write: (frame) => {
        response.write(frame)
        if (response.writableLength > MAX_BACKLOG_BYTES) response.destroy()
      },
    },
    place,
  )
  return () => {
    clearInterval(heartbeat)
    detach()
  }
}

function maySee(caller: Caller, { audience }: LiveEvent): boolean {
  if (audience.staffId && audience.staffId === caller.staffId) return true
  return sees(caller, { teamId: audience.teamId ?? null, siteId: audience.siteId ?? null })
}
