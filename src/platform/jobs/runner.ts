import type { QueryResult } from 'pg'
import { PgBoss, type QueueResult } from 'pg-boss'
import type { Clock } from '../../language/time.ts'
import { type Database, DRIVER_TYPES, rows } from '../database/index.ts'
import { crashPoint } from '../faults/index.ts'
import type { Log } from '../log/index.ts'
import type { Job } from './jobs.ts'
import { type OutboxRow, takeOneDue, takeOutbox } from './store.ts'

// A relay pass moves this many requests; 500 rows move in about 10 ms.
const RELAY_ROWS = 500
// Looked at even when nobody woke the relay: a process that died after its commit cannot wake anybody.
const RELAY_MS = 500
// Timers may be this late at most; a fetch on an empty queue costs 0.6 ms, so twice a second is idle noise.
const POLL_SECONDS = 0.5
// A handler that takes longer is given up and tried again.
const LEASE_SECONDS = 60
// A killed worker sends no sign of life: its jobs go to another one after this long (10 s is the least pg-boss takes) ...
const HEARTBEAT_SECONDS = 10
// ... as soon as somebody looks. The library's own 60 s would leave an escalation waiting for two minutes.
const SUPERVISE_SECONDS = 5

interface RunnerOptions {
  database: Database
  jobs: Job[]
  clock: Clock
  log: Log
}

/** Runs jobs and timers through pg-boss; any number of processes may run one on the same database. */
export async function startJobs({
  database,
  jobs,
  clock,
  log,
}: RunnerOptions): Promise<{ stop(): Promise<void> }> {
  const boss = new PgBoss({
    db: {
      executeSql: async (text: string, values?: unknown[]) => {
        const result: QueryResult | QueryResult[] = await database.pool.query({
          text,
          values: values ?? [],
          types: DRIVER_TYPES,
        })
        // Several statements in one text have a result each; read as one, or killed jobs would never be found again.
        return { rows: [result].flat().flatMap(({ rows: found }) => found) }
      },
    },
    schema: 'pgboss',
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
  })
  boss.on('error', (error: Error) => log.warn({ err: error.message }, 'job queue error'))
  await oneAtATime(database, async () => {
    await boss.start()
    // Every queue exists before the first send: a send inside an open transaction must not look one up on another connection.
    // Making or changing one takes a transaction: on a restart all are there and one look tells.
    const there = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]))
    for (const job of jobs) await keepQueue(boss, job, there.get(job.name))
  })
  for (const job of jobs) await work(boss, job, clock)
  const relay = startRelay({ boss, database, log, kinds: jobs.map(({ name }) => name) })
  return {
    stop: async () => {
      await relay.stop()
      await boss.stop({ graceful: true, close: false, timeout: 8_000 })
    },
  }
}

// Workers that start together on a new database would each make the queue's tables, and all but one would fail.
const QUEUE_LOCK = 0x6a6f6273

async function oneAtATime(database: Database, story: () => Promise<void>): Promise<void> {
  const client = await database.pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [QUEUE_LOCK])
    await story()
  } finally {
    await client.query('select pg_advisory_unlock($1)', [QUEUE_LOCK]).catch(() => {})
    client.release()
  }
}

// One that was made by an earlier version keeps that version's settings until it is told the new ones.
async function keepQueue(boss: PgBoss, job: Job, found: QueueResult | undefined): Promise<void> {
  const settings = queueSettings(job)
  if (!found) return boss.createQueue(job.name, settings)
  const differs = Object.entries(settings).some(
    ([name, value]) => found[name as keyof typeof settings] !== value,
  )
  if (differs) await boss.updateQueue(job.name, settings)
}

const queueSettings = (job: Job) => ({
  retryLimit: (job.tries ?? 10) - 1,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 600,
  expireInSeconds: job.leaseSeconds ?? LEASE_SECONDS,
  heartbeatSeconds: HEARTBEAT_SECONDS,
})

async function work(boss: PgBoss, job: Job, clock: Clock): Promise<void> {
  const options = { pollingIntervalSeconds: POLL_SECONDS, includeMetadata: true as const }
  for (let hand = 0; hand < (job.atOnce ?? 1); hand++) {
    let worker: string | undefined
    worker = await boss.work(job.name, options, async ([found]) => {
      if (!found) return
      // What waits behind it is taken at once: by the poll alone a process would do two jobs of a kind a second, and the
      // mails of three hundred alerts would take two and a half minutes.
      if (worker) boss.notifyWorker(worker)
      await job.handle({ body: found.data, now: clock(), attempt: found.retryCount + 1 })
    })
  }
}

interface RelayOptions {
  boss: PgBoss
  database: Database
  log: Log
  /** Names of the jobs that this program knows. */
  kinds: readonly string[]
}

// Moves requests from the outbox into the queue in one transaction: each arrives exactly once.
async function moveRequests({ boss, database, kinds }: RelayOptions): Promise<number> {
  const moved = await database.write(async (tx) => {
    const taken = await takeOutbox(tx, { kinds, limit: RELAY_ROWS })
    if (taken.length > 0) crashPoint('relay: before the queue has it')
    const db = {
      executeSql: async (text: string, values?: unknown[]) => ({ rows: await rows(tx, text, values) }),
    }
    for (const [name, requests] of Map.groupBy(taken, ({ job }) => job))
      await boss.insert(name, requests.map(asInsert), { db })
    return taken.length
  })
  if (moved > 0) crashPoint('relay: after commit')
  return moved
}

function startRelay(options: RelayOptions) {
  let stopped = false
  // Set by whoever leaves a job behind, also while a pass is on its way that did not see it.
  let wanted = false
  let wake = () => {}
  options.database.onCommitted(({ jobs }) => {
    if (!jobs) return
    wanted = true
    wake()
  })
  const rest = () =>
    new Promise<void>((resume) => {
      const timer = setTimeout(resume, RELAY_MS)
      wake = () => {
        clearTimeout(timer)
        resume()
      }
    })
  const loop = async () => {
    while (!stopped) {
      wanted = false
      const moved = await moveRequests(options).catch((error: Error) => {
        options.log.warn({ err: error.message }, 'outbox not readable, trying again')
        return 0
      })
      if (moved < RELAY_ROWS && !wanted && !stopped) await rest()
    }
  }
  const running = loop()
  return {
    stop: async () => {
      stopped = true
      wake()
      await running
    },
  }
}

const asInsert = ({ body, start_after }: OutboxRow) => ({
  data: body,
  ...(start_after ? { startAfter: new Date(start_after.epochMilliseconds) } : {}),
})

/**
 * Runs what is due at `now`, oldest first, without a job queue, until nothing due is left. For tests with a set clock and
 * for commands that must not leave work behind. `only`: names of the jobs to run, where others are to wait. Returns how
 * many ran.
 */
export async function runDueJobs({
  database,
  jobs,
  now,
  only,
}: {
  database: Database
  jobs: Job[]
  now: Temporal.Instant
  only?: readonly string[]
}) {
  const byName = new Map(jobs.map((job) => [job.name, job]))
  for (let ran = 0; ; ran++) {
    const [due] = await database.write((tx) => takeOneDue(tx, now, only))
    if (!due) return ran
    const job = byName.get(due.job)
    if (!job) throw new Error(`no job named ${due.job}`)
    await job.handle({ body: due.body, now, attempt: 1 })
  }
}
