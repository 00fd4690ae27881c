import type { ServerResponse } from 'node:http'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Problem } from '../../language/problem.ts'
import type { LiveEvent } from '../database/index.ts'
import { type Caller, EVERY_ROLE, own, type Route, SECURITY_HEADERS, sees } from '../http/index.ts'
import { parsePlace } from './frames.ts'
import type { Desk, LiveHub } from './hub.ts'

const HEARTBEAT_MS = 15_000
// A screen that does not read is dropped at this backlog; it resumes by its place without a gap.
const MAX_BACKLOG_BYTES = 1_048_576
const MAX_DESKS_PER_ADDRESS = 5_000
// Who was deactivated loses the stream, and who was moved sees what they may see now, within this and the two seconds
// another process may remember them: five at most.
const RECHECK_MS = 3_000

interface LiveRouteOptions {
  hub: LiveHub
  /** Who this request's sender is now; undefined when no longer allowed. */
  identify(request: Request, now: Temporal.Instant): Promise<Caller | undefined>
  clock(): Temporal.Instant
}

/** `GET /api/v1/live`: committed events as server-sent events; resumes by Last-Event-ID without a gap. */
export function liveRoute({ hub, identify, clock }: LiveRouteOptions): Route {
  const places = countPlaces()
  return own({
    method: 'get',
    path: '/api/v1/live',
    access: { roles: EVERY_ROLE, key: 'staff' },
    summary: 'Events as they happen, for open screens',
    handle: async ({ caller, request, ip, outgoing: response }) => {
      if (!response) throw new Error('live events need a network connection')
      const leave = places.take(ip)
      const again = () => identify(request, clock())
      await openStream({ hub, response, caller, again, leave, place: parsePlace(lastHeard(request)) })
      return RESPONSE_ALREADY_SENT
    },
  })
}

function countPlaces() {
  const perAddress = new Map<string, number>()
  const add = (ip: string, one: number) => {
    const open = (perAddress.get(ip) ?? 0) + one
    if (open > 0) perAddress.set(ip, open)
    else perAddress.delete(ip)
  }
  return {
    /** Answers how to give the place back. */
    take: (ip: string): (() => void) => {
      if ((perAddress.get(ip) ?? 0) >= MAX_DESKS_PER_ADDRESS)
        throw new Problem('too many screens', 'Too many open screens from this address.', {
          status: 429,
          retryAfter: 30,
        })
      add(ip, 1)
      return () => add(ip, -1)
    },
  }
}

/** A browser sends the header only when it reconnects by itself; a desk that opens a new line says it in the address. */
const lastHeard = (request: Request): string | undefined =>
  request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('lastEventId') ?? undefined

interface Stream {
  hub: LiveHub
  response: ServerResponse
  caller: Caller
  /** Who they are by now: roles and places change while a screen is open. */
  again(): Promise<Caller | undefined>
  /** Told when the line is closed. */
  leave(): void
  place: ReturnType<typeof parsePlace>
}

async function openStream({ hub, response, caller, again, leave, place }: Stream): Promise<void> {
  // Before anything is waited for: a screen that leaves while it is being told of the past must leave nothing behind.
  const line = new DisposableStack()
  line.defer(leave)
  response.once('close', () => line.dispose())
  let viewer = caller
  const recheck = () =>
    again().then(
      (still) => {
        if (still) viewer = still
        else response.end()
      },
      () => {},
    )
  response.writeHead(200, {
    ...SECURITY_HEADERS,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  // Browsers wait this long before they come back; the spread keeps a thousand of them from coming at once.
  response.write(`retry: ${1_000 + Math.floor(Math.random() * 2_000)}\n\n`)
  line.adopt(setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS).unref(), clearInterval)
  line.adopt(setInterval(recheck, RECHECK_MS).unref(), clearInterval)
  const desk = deskOn(response, (event) => maySee(viewer, event))
  line.defer(() => hub.detach(desk))
  // A place that cannot be read ends this line; the screen comes back.
  await hub.attach(desk, place).catch(() => response.destroy())
}

const deskOn = (response: ServerResponse, sees: Desk['sees']): Desk => ({
  sees,
  write: (frame) => {
    response.write(frame)
    if (response.writableLength > MAX_BACKLOG_BYTES) response.destroy()
  },
  drained: async () => {
    if (response.writableNeedDrain && !response.destroyed)
      await new Promise<void>((resolve) => {
        response.once('drain', resolve)
        response.once('close', resolve)
      })
  },
})

function maySee(caller: Caller, { audience }: LiveEvent): boolean {
  if (audience.staffId && audience.staffId === caller.staffId) return true
  return sees(caller, { teamId: audience.teamId ?? null, siteId: audience.siteId ?? null })
}
