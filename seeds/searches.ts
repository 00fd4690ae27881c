import type { Database } from '../src/platform/database/index.ts'
import { type Job, runDueJobs } from '../src/platform/jobs/index.ts'
import type { Caller } from './caller.ts'
import type { SimulatedClock } from './clock.ts'

/** Its jobs are left to the searches themselves. */
export const SEARCH = 'searchPatterns'

/** Searches for patterns, in the order of the company's time, beside what else happens in it. */
export interface Searches {
  /** Begins one for each of these people, of all that was known at that time. */
  begin(at: Temporal.Instant, names: readonly string[]): void
  /** Settles when all that were begun have ended. */
  ended(): Promise<unknown>
}

interface Means {
  database: Database
  jobs: Job[]
  caller: Caller
  clock: SimulatedClock
}

/** In the order they were begun. */
export function openSearches({ database, jobs, caller, clock }: Means): Searches {
  let last: Promise<unknown> = Promise.resolve()
  const search = async (names: readonly string[]) => {
    for (const name of names) await caller.call(name, 'POST', '/patterns/searches')
    const due = { database, jobs, now: clock.now, only: [SEARCH] }
    await Promise.all(names.map(() => runDueJobs(due)))
  }
  return {
    begin: (at, names) => {
      last = last.then(() => clock.apart(at, () => search(names)))
      // Whoever waits for the end is told; until then a failure is not unhandled.
      last.catch(() => {})
    },
    ended: () => last,
  }
}
