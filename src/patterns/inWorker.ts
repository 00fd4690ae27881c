import { Worker } from 'node:worker_threads'
import { Problem, type ProblemDetail } from '../language/problem.ts'
import type { Finding } from './finding.ts'
import type { Direction } from './judgement.ts'
import type { History, PatternFinding } from './searchInteractions.ts'
import type { TableQuestion } from './searchTable.ts'

/** What a search thread is given: stored interactions, or a table somebody sent. */
export type SearchOrder =
  | { of: 'interactions'; history: History; directions: readonly Direction[] }
  | { of: 'table'; rows: readonly Readonly<Record<string, string>>[]; question: TableQuestion }

/** What it answers; a refusal keeps its code and detail on the way between threads. */
export type SearchAnswer =
  | { findings: Finding[] }
  | { refused: { code: string; message: string; detail: ProblemDetail } }
  | { failed: string }

/** Which findings an order is answered with. */
interface Found {
  interactions: PatternFinding
  table: Finding
}

/**
 * A search in a thread of its own, so that nobody who uses the web server waits for it. Columns in shared memory are
 * not copied. A thread that fails fails this one search.
 */
export function searchInWorker<Order extends SearchOrder>(
  order: Order,
  signal?: AbortSignal,
): Promise<Found[Order['of']][]> {
  signal?.throwIfAborted()
  const thread = new Worker(new URL('./searchThread.ts', import.meta.url), { workerData: order })
  const { promise, resolve, reject } = Promise.withResolvers<Found[Order['of']][]>()
  thread.once('message', (answer: SearchAnswer) => {
    if ('findings' in answer) resolve(answer.findings as Found[Order['of']][])
    else if ('refused' in answer)
      reject(new Problem(answer.refused.code, answer.refused.message, answer.refused.detail))
    else reject(new Error(`pattern search: ${answer.failed}`))
  })
  thread.once('error', reject)
  thread.once('exit', () => reject(new Error('the pattern search ended without an answer')))
  signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
  return promise.finally(() => thread.terminate())
}
