import type { App } from '../platform/app.ts'
import type { Job } from '../platform/jobs/index.ts'
import { startTheNight } from './nights.ts'
import { runSearch } from './searchStored.ts'

// Reading ten million interactions takes minutes; a search that is given up and begun anew would never end.
const LEASE_SECONDS = 1_800

/** The work behind a search that was asked for, and the night's own. */
export const patternsJobs = (app: App): Job[] => [
  {
    name: 'searchPatterns',
    leaseSeconds: LEASE_SECONDS,
    tries: 3,
    handle: ({ body, attempt, now }) =>
      runSearch(app, { searchId: (body as { searchId: string }).searchId, attempt, now }),
  },
  {
    name: 'searchPatternsTonight',
    handle: ({ now }) => app.database.write((tx) => startTheNight(tx, { now, newId: app.newId })),
  },
]
