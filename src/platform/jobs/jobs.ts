import { outgoingOf, type Tx } from '../database/index.ts'
import { insertOutbox } from './store.ts'

/** What a job handler gets; `now` is read once by the runner. */
export interface JobCall<Body> {
  body: Body
  now: Temporal.Instant
  /** 1 for the first try. */
  attempt: number
}

/** A kind of job. Handlers are one line, safe to run twice, and named like the use case they call. */
export interface Job<Body = unknown> {
  name: string
  /** Tries before it is set aside (default 10, waits growing from 2 s). */
  tries?: number
  /** A handler that takes longer is given up and tried again (default 60). */
  leaseSeconds?: number
  /** How many one process does side by side (default 1); more where a handler mostly waits for somebody else. */
  atOnce?: number
  handle(call: JobCall<Body>): Promise<void>
}

/** A request for a job, left in the caller's transaction: it exists if and only if its cause committed. */
export interface Enqueued {
  job: string
  body: Record<string, unknown>
  /** Not before this instant; absent is at once. */
  startAfter?: Temporal.Instant
}

/** Leaves a job or timer behind in this transaction. */
export async function enqueue(tx: Tx, request: Enqueued): Promise<void> {
  await insertOutbox(tx, request)
  outgoingOf(tx).jobs = true
}
