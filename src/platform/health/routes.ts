import { timingSafeEqual } from 'node:crypto'
import { Problem } from '../../language/problem.ts'
import type { App } from '../app.ts'
import { own, type Route } from '../http/index.ts'
import { hashToken } from '../secrets/index.ts'
import { askDatabase } from './store.ts'

// A load balancer asks every few seconds; an answer later than this is no answer.
const PATIENCE_MS = 2_000

/** `/healthz` (the process lives), `/readyz` (it can work), `/metrics` (loopback or token only). */
export function healthRoutes(app: App): Route[] {
  const { config, database } = app
  let metrics: Promise<() => Promise<string>> | undefined
  return [
    own({
      method: 'get',
      path: '/healthz',
      access: { open: 'public' },
      summary: 'The process lives',
      handle: async () => ({ body: { status: 'ok' } }),
    }),
    own({
      method: 'get',
      path: '/readyz',
      access: { open: 'public' },
      summary: 'The process can work: its database answers',
      handle: async () => {
        await soon(askDatabase(database.read))
        return { body: { status: 'ready' } }
      },
    }),
    own({
      method: 'get',
      path: '/metrics',
      access: { open: 'token' },
      summary: 'Figures for Prometheus, from this machine or with AMENDS_METRICS_TOKEN',
      handle: async ({ request, ip }) => {
        if (!mayMeasure(request, ip, config.metricsToken))
          throw new Problem('not found', 'There is nothing at this address.', { status: 404 })
        // Loaded when somebody measures: most installations never do.
        metrics ??= import('./metrics.ts').then(({ openMetrics }) => openMetrics(app))
        const text = await (await metrics)()
        return new Response(text, { headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' } })
      },
    }),
  ]
}

async function soon(answer: Promise<unknown>): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(
    () => reject(new Problem('not ready', 'The database does not answer.', { status: 503, retryAfter: 2 })),
    PATIENCE_MS,
  )
  await Promise.race([answer, promise]).finally(() => clearTimeout(timer))
}

function mayMeasure(request: Request, ip: string, token: string | undefined): boolean {
  const given = request.headers.get('authorization')?.match(/^Bearer +(\S+)$/i)?.[1]
  if (token && given) return timingSafeEqual(Buffer.from(hashToken(given)), Buffer.from(hashToken(token)))
  // A proxy on this machine that nobody listed as trusted speaks from loopback for the whole world.
  const forwarded = request.headers.has('x-forwarded-for') || request.headers.has('forwarded')
  return !forwarded && /^(127\.|::1$)/.test(ip)
}
