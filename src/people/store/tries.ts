import { rows, type Tx } from '../../platform/database/index.ts'

/** How often something was tried in vain since its window began. */
export interface TriesRow {
  tries: number
  ends_at: Temporal.Instant
}

/** Counts one more failure; a window that is over begins anew. */
export const countTry = (tx: Tx, key: string, now: Temporal.Instant, endsAt: Temporal.Instant) =>
  rows<TriesRow>(
    tx,
    `insert into people.tries as t (key, tries, ends_at) values ($1, 1, $3)
     on conflict (key) do update set
       tries = case when t.ends_at <= $2 then 1 else t.tries + 1 end,
       ends_at = case when t.ends_at <= $2 then excluded.ends_at else t.ends_at end
     returning tries, ends_at`,
    [key, now, endsAt],
  ).then(([row]) => row!)

export const uncountTry = (tx: Tx, key: string) =>
  rows(tx, 'update people.tries set tries = greatest(0, tries - 1) where key = $1', [key])

export const forgetTries = (tx: Tx, key: string) => rows(tx, 'delete from people.tries where key = $1', [key])

/** Windows that are over tell nothing any more. */
export const sweepTries = (tx: Tx, now: Temporal.Instant) =>
  rows(tx, 'delete from people.tries where ends_at < $1', [now])
