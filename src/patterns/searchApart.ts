import { fork } from 'node:child_process'
import { Problem, type ProblemDetail } from '../language/problem.ts'
import type { Finding } from './finding.ts'
import { giveWay } from './giveWay.ts'
import type { TableQuestion } from './searchTable.ts'
import type { Report } from './stored/report.ts'
import type { StoredOrder } from './stored/reportStored.ts'

/** What a search process is given: what to read from the database, or a table somebody sent. */
export type SearchOrder =
  | ({ of: 'stored' } & StoredOrder)
  | { of: 'table'; rows: readonly Readonly<Record<string, string>>[]; question: TableQuestion }

/** What it answers; a refusal keeps its code and detail on the way between processes. */
export type SearchAnswer =
  | { found: Report | Finding[] }
  | { refused: { code: string; message: string; detail: ProblemDetail } }
  | { failed: string }

/** With what an order is answered. */
interface Found {
  stored: Report
  table: Finding[]
}

const PROGRAM = new URL('./searchProcess.ts', import.meta.url)

/**
 * A search in a process of its own that lets everybody else go first, so that nobody who uses the server waits for it: a
 * thread shares the server's place in the queue, its collector of garbage and its memory. A process that fails fails this
 * one search.
 */
export function searchApart<Order extends SearchOrder>(
  order: Order,
  signal?: AbortSignal,
): Promise<Found[Order['of']]> {
  signal?.throwIfAborted()
  // Detached, it is a session of its own, which is what Linux gives processor time to.
  const child = fork(PROGRAM, { detached: true, serialization: 'advanced', windowsHide: true })
  // From the first moment: it loads for a quarter of a second.
  if (child.pid !== undefined) void giveWay(child.pid)
  const { promise, resolve, reject } = Promise.withResolvers<Found[Order['of']]>()
  child.once('message', (answer: SearchAnswer) => {
    if ('found' in answer) resolve(answer.found as Found[Order['of']])
    else if ('refused' in answer)
      reject(new Problem(answer.refused.code, answer.refused.message, answer.refused.detail))
    else reject(new Error(`pattern search: ${answer.failed}`))
  })
  child.once('error', reject)
  child.once('exit', () => reject(new Error('the pattern search ended without an answer')))
  signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
  child.send(order, (error) => (error ? reject(error) : undefined))
  return promise.finally(() => child.kill('SIGKILL'))
}
