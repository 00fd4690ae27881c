import type { Database, Tx } from '../platform/database/index.ts'
import {
  addScores,
  casesOfCustomers,
  defineCases,
  defineCustomers,
  fewerRatingsThan,
  forgetSums,
  moreNotesThan,
  type Note,
  sumCases,
  sumCustomers,
  sumScores,
  sweepSums,
  takeNotes,
} from './store/counting.ts'
import { countingState, lockCounting, lockCountingOfOneMoment, setCounted } from './store/state.ts'

// So many notes are one transaction: 5,000 take about half a second, and a request that counts first waits no longer.
const NOTES_AT_ONCE = 5_000
// Above this, counting everything anew is sooner done than going on note by note (bench/w10).
const NOTES_FOR_ANEW = 250_000
// Somebody else is counting: a page waits so long for their result and then shows what is there.
const PATIENCE_MS = 2_000

// So many ratings are counted anew within a second or so, while the page waits.
const FEW_RATINGS = 20_000

/** What counting needs. */
export interface Counting {
  database: Pick<Database, 'write' | 'read'>
  now: Temporal.Instant
  /** The organisation's zone: a day begins at its midnight. */
  timeZone: string
}

/**
 * Brings the sums up to the newest committed change: nothing to do in most calls. Answers false where it is not done
 * yet (an old installation, another zone, a large import): then everything has to be counted anew, by a job.
 */
export async function countChanges(counting: Counting): Promise<boolean> {
  const { database, timeZone } = counting
  const state = await countingState(database.read)
  if (state.time_zone !== timeZone || (await moreNotesThan(database.read, NOTES_FOR_ANEW))) return false
  while (await moreNotesThan(database.read, 0))
    if (!(await database.write((tx) => countSome(tx, counting)))) return false
  return true
}

/** One step: some notes, in one transaction with what they change. False where the days are of another zone by now. */
async function countSome(tx: Tx, { timeZone, now }: Counting): Promise<boolean> {
  await lockCounting(tx, PATIENCE_MS)
  if ((await countingState(tx)).time_zone !== timeZone) return false
  const notes = await takeNotes(tx, NOTES_AT_ONCE)
  const customers = idsIn(notes, 'customer_id')
  const theirs = customers.length > 0 ? await casesOfCustomers(tx, customers) : []
  const cases = [...new Set([...idsIn(notes, 'case_id'), ...theirs])]
  if (cases.length > 0) {
    await sumCases(tx, cases, -1)
    await defineCases(tx, cases, timeZone)
    await sumCases(tx, cases, 1)
  }
  if (customers.length > 0) {
    await sumCustomers(tx, customers, -1)
    await defineCustomers(tx, customers, timeZone)
    await sumCustomers(tx, customers, 1)
  }
  await addScores(tx, notes, timeZone)
  await sweepSums(tx)
  await setCounted(tx, timeZone, now)
  return true
}

const idsIn = (notes: readonly Note[], column: 'case_id' | 'customer_id'): string[] => [
  ...new Set(notes.flatMap((note) => note[column] ?? [])),
]

/** The same for whoever wants to look now: a young installation is counted anew at once, a large one by the job. */
export async function countBeforeLooking(counting: Counting): Promise<void> {
  const done = await countChanges(counting)
  if (!done && (await fewerRatingsThan(counting.database.read, FEW_RATINGS))) await countAnew(counting)
}

/** Counts everything anew, in one transaction that sees one moment. False: somebody else is at it. */
export function countAnew(counting: Counting): Promise<boolean> {
  return counting.database.write(async (tx) => {
    if (!(await lockCountingOfOneMoment(tx))) return false
    await countEverything(tx, counting)
    return true
  })
}

/** Forgets what was counted and counts all there is; whoever calls holds the lock. */
export async function countEverything(tx: Tx, { timeZone, now }: Counting): Promise<void> {
  await forgetSums(tx)
  await defineCases(tx, null, timeZone)
  await defineCustomers(tx, null, timeZone)
  await sumCases(tx, null, 1)
  await sumCustomers(tx, null, 1)
  await sumScores(tx, timeZone)
  await setCounted(tx, timeZone, now)
}

/** Counts all that is noted, within one transaction. */
export async function countAllNoted(tx: Tx, counting: Counting): Promise<void> {
  while (await moreNotesThan(tx, 0)) if (!(await countSome(tx, counting))) return
}
