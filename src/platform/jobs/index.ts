export { type Enqueued, enqueue, type Job, type JobCall } from './jobs.ts'
export { runDueJobs, startJobs } from './runner.ts'
