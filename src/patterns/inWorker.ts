import { Worker } from 'node:worker_threads'
import type { Direction } from './judgement.ts'
import type { History, PatternFinding } from './searchInteractions.ts'

/** What a search thread is given. */
export interface SearchOrder {
  history: History
  directions: readonly Direction[]
}

/** What it answers. */
export type SearchAnswer = { findings: PatternFinding[] } | { failed: string }

/**
 * The pattern search in a thread of its own, so that nobody who uses the web server waits for it. Columns in shared
 * memory are not copied. A thread that fails fails this one search.
 */
export function searchInWorker(order: SearchOrder, signal?: AbortSignal): Promise<PatternFinding[]> {
  signal?.throwIfAborted()
  const thread = new Worker(new URL('./searchThread.ts', import.meta.url), { workerData: order })
  const { promise, resolve, reject } = Promise.withResolvers<PatternFinding[]>()
  thread.once('message', (answer: SearchAnswer) => {
    if ('failed' in answer) reject(new Error(`pattern search: ${answer.failed}`))
    else resolve(answer.findings)
  })
  thread.once('error', reject)
  thread.once('exit', () => reject(new Error('the pattern search ended without an answer')))
  signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
  return promise.finally(() => thread.terminate())
}
