import { runDueJobs } from '../src/platform/jobs/index.ts'

// Jobs mostly wait for the database: a few side by side keep both cores at work.
const HANDS = 3

/** Runs what is due, a few jobs side by side. */
export const runDueTogether = (due: Parameters<typeof runDueJobs>[0]): Promise<unknown> =>
  Promise.all(Array.from({ length: HANDS }, () => runDueJobs(due)))
