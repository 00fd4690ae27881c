import { readOrganisation } from '../people/index.ts'
import type { App } from '../platform/app.ts'
import { enqueue, type Job } from '../platform/jobs/index.ts'
import { countAnew, countChanges } from './count.ts'
import { claimNextLook } from './store/state.ts'

// A page counts what is new before it answers; this look only keeps that little while nobody looks.
const MINUTES_BETWEEN_LOOKS = 1
// A look that is so late was lost with its worker, or waits behind a long count.
const LOST_AFTER_MINUTES = 15

type Machinery = Pick<App, 'database'>

/** Counts whatever changed; all of it where that is sooner. For the job, the command and the first start after an upgrade. */
export async function bringUpToDate(
  { database }: Machinery,
  { now, anew = false }: { now: Temporal.Instant; anew?: boolean },
): Promise<boolean> {
  const { timeZone } = await readOrganisation(database.read)
  const counting = { database, now, timeZone }
  if (!anew && (await countChanges(counting))) return true
  return countAnew(counting)
}

/** Sees to it that somebody keeps looking, once for all processes. */
export async function startLooking({ database }: Machinery, now: Temporal.Instant): Promise<void> {
  await database.write(async (tx) => {
    const overdueBefore = now.subtract({ minutes: LOST_AFTER_MINUTES })
    if (await claimNextLook(tx, { next: now, overdueBefore }))
      await enqueue(tx, { job: 'countImpact', body: {} })
  })
}

/** Looks, and asks for the next look. */
export const countImpact = ({ database }: Machinery): Job => ({
  name: 'countImpact',
  handle: async ({ now }) => {
    await bringUpToDate({ database }, { now })
    await database.write(async (tx) => {
      const next = now.add({ minutes: MINUTES_BETWEEN_LOOKS })
      if (await claimNextLook(tx, { next, overdueBefore: next }))
        await enqueue(tx, { job: 'countImpact', body: {}, startAfter: next })
    })
  },
})
