import { rows, type Tx } from '../../platform/database/index.ts'

/** One counter at a time, whichever process it lives in ("cnt!" as ASCII). */
const COUNTING_LOCK = 0x636e7421

/** Waits for its turn, at most so long; an error then. */
export async function lockCounting(tx: Tx, milliseconds: number): Promise<void> {
  await rows(tx, `set local lock_timeout = ${Math.round(milliseconds)}`)
  await rows(tx, 'select pg_advisory_xact_lock($1)', [COUNTING_LOCK])
  await rows(tx, 'set local lock_timeout = 0')
}

/** Whether it is this transaction's turn now. All it reads from here on is of one moment. */
export async function lockCountingOfOneMoment(tx: Tx): Promise<boolean> {
  await rows(tx, 'set transaction isolation level repeatable read')
  const [row] = await rows<{ mine: boolean }>(tx, 'select pg_try_advisory_xact_lock($1) as mine', [
    COUNTING_LOCK,
  ])
  return row?.mine ?? false
}

/** Row of impact.state. */
export interface CountingState {
  time_zone: string | null
  counted_at: Temporal.Instant | null
  looks_again_at: Temporal.Instant | null
}

/** How far counting is. */
export const countingState = (tx: Tx) =>
  rows<CountingState>(tx, 'select time_zone, counted_at, looks_again_at from impact.state').then(
    ([row]) => row ?? { time_zone: null, counted_at: null, looks_again_at: null },
  )

/** Everything that was noted until `at` is counted, in days of this zone. */
export const setCounted = (tx: Tx, timeZone: string, at: Temporal.Instant) =>
  rows(tx, 'update impact.state set time_zone = $1, counted_at = $2', [timeZone, at])

/** The next look, unless one is already due: answers whether the caller should ask for it. */
export const claimNextLook = (
  tx: Tx,
  { next, overdueBefore }: { next: Temporal.Instant; overdueBefore: Temporal.Instant },
) =>
  rows<{ only_one: boolean }>(
    tx,
    `update impact.state set looks_again_at = $1
     where looks_again_at is null or looks_again_at < $2 returning only_one`,
    [next, overdueBefore],
  ).then(({ length }) => length > 0)
