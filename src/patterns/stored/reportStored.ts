import { Pool, type PoolClient, type PoolConfig } from 'pg'
import { giveWayInDatabase } from '../giveWay.ts'
import type { Direction } from '../judgement.ts'
import { newestBefore, type Span } from '../store/history.ts'
import { readHistory } from './readHistory.ts'
import { type Report, reportOn } from './report.ts'

/** Which stored interactions are searched, and for what. Travels between processes. */
export interface StoredOrder {
  connection: PoolConfig
  span: Span
  timeZone: string
  directions: readonly Direction[]
  earlier: readonly string[]
  /** Somebody waits for nothing but this; otherwise whoever uses the server goes first. */
  hurry: boolean
}

/** Reads in one snapshot, over a connection of its own, so that every figure of a report is about the same rows. */
export async function reportStored({
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

/** Names the database that a pool is connected to; only what can travel between processes. */
export function connectionOf({ options }: Pool): PoolConfig {
  const { host, port, database, user, password, connectionString, ssl } = options
  const plain = { host, port, database, user, password, connectionString, ssl }
  return Object.fromEntries(
    Object.entries(plain).filter(([, value]) => value !== undefined && typeof value !== 'function'),
  )
}
