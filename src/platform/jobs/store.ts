import { rows, type Tx } from '../database/index.ts'
import type { Enqueued } from './jobs.ts'

export interface OutboxRow {
  id: number
  job: string
  body: Record<string, unknown>
  start_after: Temporal.Instant | null
}

export const insertOutbox = (tx: Tx, { job, body, startAfter }: Enqueued) =>
  rows(tx, 'insert into platform.outbox (job, body, start_after) values ($1, $2, $3)', [
    job,
    JSON.stringify(body),
    startAfter ?? null,
  ])

/**
 * Takes up to `limit` requests of these kinds out of the outbox; other relays skip them until this transaction ends. A kind
 * that only a newer program knows stays for it: while one is exchanged for the other, both run.
 */
export const takeOutbox = (tx: Tx, { kinds, limit }: { kinds: readonly string[]; limit: number }) =>
  rows<OutboxRow>(
    tx,
    `delete from platform.outbox where id in (
       select id from platform.outbox where job = any($1) order by id limit $2 for update skip locked)
     returning id, job, body, start_after`,
    [kinds, limit],
  )

/** Takes the oldest request that is due at `now` (for a runner without a job queue: tests, one-off commands). */
export const takeOneDue = (tx: Tx, now: Temporal.Instant, only: readonly string[] | undefined) =>
  rows<OutboxRow>(
    tx,
    `delete from platform.outbox where id = (
       select id from platform.outbox where (start_after is null or start_after <= $1)
         and ($2::text[] is null or job = any($2))
       order by coalesce(start_after, '-infinity'), id limit 1 for update skip locked)
     returning id, job, body, start_after`,
    [now, only ?? null],
  )
