import { Worker } from 'node:worker_threads'
import type { PoolConfig } from 'pg'
import type { Database } from '../../platform/database/index.ts'
import type { Report } from './report.ts'
import type { StoredAnswer, StoredOrder } from './storedThread.ts'

/**
 * Searches what is stored, in a thread with a connection of its own: neither reading nor searching holds up anybody who
 * uses the server.
 */
export function reportInThread(
  database: Pick<Database, 'pool'>,
  order: Omit<StoredOrder, 'connection'>,
  signal?: AbortSignal,
): Promise<Report> {
  signal?.throwIfAborted()
  const workerData: StoredOrder = { ...order, connection: connectionOf(database) }
  const thread = new Worker(new URL('./storedThread.ts', import.meta.url), { workerData })
  const { promise, resolve, reject } = Promise.withResolvers<Report>()
  thread.once('message', (answer: StoredAnswer) =>
    'report' in answer ? resolve(answer.report) : reject(new Error(`pattern search: ${answer.failed}`)),
  )
  thread.once('error', reject)
  thread.once('exit', () => reject(new Error('the pattern search ended without an answer')))
  signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
  return promise.finally(() => thread.terminate())
}

/** Only what can travel between threads, and what names the same database. */
function connectionOf({ pool }: Pick<Database, 'pool'>): PoolConfig {
  const { host, port, database, user, password, connectionString, ssl } = pool.options
  const plain = { host, port, database, user, password, connectionString, ssl }
  return Object.fromEntries(
    Object.entries(plain).filter(([, value]) => value !== undefined && typeof value !== 'function'),
  )
}
