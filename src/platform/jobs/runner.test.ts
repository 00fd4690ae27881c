import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { freshDatabase } from '../../../test/database.ts'
import { openLog } from '../log/index.ts'
import { enqueue, type Job, startJobs } from './index.ts'

test('a job that only a newer program knows waits for it; an older one beside it does not throw it away', {
  timeout: 120_000,
}, async () => {
  const database = await freshDatabase()
  const done: string[] = []
  const heard = Promise.withResolvers<void>()
  const job = (name: string): Job => ({
    name,
    handle: async () => {
      done.push(name)
      if (done.length === 2) heard.resolve()
    },
  })
  const start = async (jobs: Job[]) => {
    const running = await startJobs({ database, jobs, clock: Temporal.Now.instant, log: openLog('silent') })
    after(() => running.stop())
  }
  await start([job('old')])
  await database.write(async (tx) => {
    await enqueue(tx, { job: 'new', body: {} })
    await enqueue(tx, { job: 'old', body: {} })
  })
  while (done.length < 1) await new Promise((resolve) => setTimeout(resolve, 50))
  await start([job('old'), job('new')])
  await heard.promise
  assert.deepEqual(done, ['old', 'new'])
})
