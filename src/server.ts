import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import { Problem } from './language/problem.ts'
import { type Clock, machineClock } from './language/time.ts'
import type { App } from './platform/app.ts'
import { type Config, clientIpBehind } from './platform/config/index.ts'
import { type Database, newId } from './platform/database/index.ts'
import { docsRoutes } from './platform/docs/index.ts'
import { healthRoutes } from './platform/health/index.ts'
import {
  buildWebApp,
  bundleFile,
  keepSweeping,
  type Route,
  withSecurityHeaders,
} from './platform/http/index.ts'
import { type Job, startJobs } from './platform/jobs/index.ts'
import { LiveHub, liveRoute } from './platform/live/index.ts'
import { openLog } from './platform/log/index.ts'
import { openRooms, type Rooms } from './rooms.ts'

/** Which halves of the program this process runs. */
export interface Halves {
  web: boolean
  work: boolean
}

/** A running installation, in tests and in production. */
export interface Running {
  app: App
  routes: Route[]
  jobs: Job[]
  /** Brings in files. */
  imports: Rooms['imports']
  /** Answers a request; `bindings` are the network's (whose address it came from), absent in tests without a port. */
  fetch(request: Request, bindings?: object): Promise<Response>
  /** Port in use; undefined for a process that only works. */
  port: number | undefined
  stop(): Promise<void>
}

interface ServerOptions {
  config: Config
  database: Database
  halves: Halves
  clock?: Clock
}

const VERSION = '0.1.0'

const WARM_UP_MS = 1_500

// A header or a body that takes longer than this is not a person on a bad line, it is a held socket.
const HEADERS_MS = 10_000
const REQUEST_MS = 30_000

/** Opens all rooms on a migrated database and serves them; returns when the port answers and jobs run. */
export async function startServer({
  config,
  database,
  halves,
  clock = machineClock,
}: ServerOptions): Promise<Running> {
  const log = openLog(config.logLevel)
  const live = new LiveHub(database, log)
  const app: App = { config, database, clock, newId, live, log }
  const { rooms, identify, beforeServing, beforeWorking, warmUp, imports } = openRooms(app)
  const spoken = [
    ...rooms.flatMap((room) => room.routes),
    ...healthRoutes(app),
    liveRoute({ hub: live, identify, clock }),
  ]
  const routes = [...spoken, ...docsRoutes(spoken, VERSION)]
  const jobs = rooms.flatMap((room) => room.jobs)
  const fetch = handlerOf({ app, routes, identify })
  const stack = new AsyncDisposableStack()
  try {
    await beforeServing()
    stack.defer(() => live.stop())
    if (halves.web) await live.start()
    let working: Awaited<ReturnType<typeof startJobs>> | undefined
    stack.defer(() => working?.stop())
    // Pages first, they need no jobs; and where the port is taken, none begin. Stopping goes the other way round.
    const server = halves.web ? stack.adopt(await listen(fetch, config), closeServer) : undefined
    if (halves.work) await beforeWorking()
    if (halves.work) stack.defer(keepSweeping(app))
    if (halves.work) working = await startJobs({ database, jobs, clock, log })
    // After the first page has had its chance: loading the language tables holds the process for half a second.
    if (server) stack.adopt(setTimeout(warmUp, WARM_UP_MS).unref(), clearTimeout)
    return {
      app,
      routes,
      jobs,
      imports,
      fetch,
      port: server && portOf(server),
      stop: () => stack.disposeAsync(),
    }
  } catch (error) {
    // What did start must not outlive a start that failed: a port in use would leave jobs running.
    await stack.disposeAsync()
    throw error
  }
}

interface HandlerOptions {
  app: App
  routes: Route[]
  identify: Parameters<typeof buildWebApp>[1]['identify']
}

function handlerOf({ app, routes, identify }: HandlerOptions) {
  const { config, database, clock, log } = app
  const web = buildWebApp(routes, {
    database,
    clock,
    log,
    identify,
    clientIp: clientIpBehind(config.trustedProxies),
    ownOrigins: [config.publicUrl],
  })
  web.notFound(async (context) => {
    const isPage = ['GET', 'HEAD'].includes(context.req.method) && !/^\/(api|auth)\//.test(context.req.path)
    const page = isPage
      ? await bundleFile(context.req.path, context.req.header('accept-encoding'))
      : undefined
    return (
      page ??
      context.json(
        {
          type: 'urn:amends:problem:not-found',
          title: 'Not found',
          status: 404,
          detail: 'There is nothing at this address.',
        },
        404,
        { 'content-type': 'application/problem+json' },
      )
    )
  })
  return async (request: Request, bindings?: object) =>
    withSecurityHeaders(await web.fetch(request, bindings as never))
}

function listen(
  fetch: (request: Request, bindings?: object) => Promise<Response>,
  config: Config,
): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve(
      {
        fetch: fetch as never,
        port: config.port,
        hostname: config.host,
        serverOptions: { headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS, maxHeaderSize: 16_384 },
      },
      () => resolve(server as Server),
    )
    server.once('error', (error: NodeJS.ErrnoException) => reject(asProblem(error, config)))
  })
}

function asProblem(error: NodeJS.ErrnoException, { port, host }: Config): Error {
  if (error.code === 'EADDRINUSE')
    return new Problem(
      'port in use',
      `Port ${port} is in use. Stop what uses it, or start with --port and another number.`,
    )
  if (error.code === 'EACCES')
    return new Problem(
      'port refused',
      `Port ${port} may not be used by this account. Start with --port and a number above 1023.`,
    )
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new Problem(
      'no such address',
      `This machine has no address "${host}". Start with --host 127.0.0.1, or leave it out.`,
    )
  return error
}

const portOf = (server: Server): number => (server.address() as { port: number }).port

// Streams of open desks never end by themselves: idle ones are cut after a second, so that stopping takes less than ten.
function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 1_000).unref()
  })
}
