import { flushCompileCache } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import { Pool, type PoolClient, type PoolConfig } from 'pg'
import { giveWay, giveWayInDatabase } from '../giveWay.ts'
import type { Direction } from '../judgement.ts'
import { newestBefore, type Span } from '../store/history.ts'
import { readHistory } from './readHistory.ts'
import { type Report, reportOn } from './report.ts'

/** What the thread of a stored search is given. */
export interface StoredOrder {
  connection: PoolConfig
  span: Span
  timeZone: string
  directions: readonly Direction[]
  earlier: readonly string[]
  /** Somebody waits for nothing but this; otherwise whoever uses the server goes first. */
  hurry: boolean
}

/** What it answers. */
export type StoredAnswer = { report: Report } | { failed: string }

/** Reads in one snapshot, so that every figure of a report is about the same rows. */
async function report({
  connection,
  span,
  timeZone,
  directions,
  earlier,
  hurry,
}: StoredOrder): Promise<Report> {
  const pool = new Pool({ ...connection, max: 1, application_name: 'amends patterns' })
  pool.on('error', () => {})
  const client = await pool.connect()
  client.on('error', () => {})
  try {
    if (!hurry) await giveWayInDatabase(client, connection.host)
    await client.query('begin isolation level repeatable read read only')
    const { history, read } = await readOrBefore(client, span, timeZone)
    await client.query('commit')
    const { from, to } = read
    return reportOn(history, { directions, timeZone, from, to, earlier: new Set(earlier) })
  } finally {
    client.release(true)
    await pool.end()
  }
}

/** The span; or, where nothing happened in it, as long a span up to the newest that did: history from a file is old. */
async function readOrBefore(client: PoolClient, span: Span, timeZone: string) {
  const history = await readHistory(client, span, timeZone)
  const newest = history.leaves.rows === 0 ? await newestBefore(client, span) : undefined
  if (newest === undefined) return { history, read: span }
  const read = { ...span, from: newest + 1 - (span.to - span.from), to: newest + 1 }
  return { history: await readHistory(client, read, timeZone), read }
}

const order = workerData as StoredOrder
if (!order.hurry) giveWay()
const answer: StoredAnswer = await report(order).then(
  (told) => ({ report: told }),
  (error: Error) => ({ failed: error.stack ?? error.message }),
)
parentPort?.postMessage(answer)
// The thread is ended from outside, which keeps nothing: the next search loads what this one compiled.
flushCompileCache()
