import type { Tx } from '../platform/database/index.ts'
import { enqueue } from '../platform/jobs/index.ts'
import { type Actor, record } from '../platform/journal/index.ts'
import { dropCalibration, undoPointsAfter } from './store/calibration.ts'
import { setAsideAfter, takeBackIn } from './store/ratings.ts'

interface GoingBack {
  /** Learnt from so many ratings, and no more. */
  ratings: number
  by: Actor
  at: Temporal.Instant
}

/**
 * Takes reading back to what it was after so many ratings: later ones are set aside, not forgotten, and what was learnt
 * is worked out again without them. Until that is done, the engine answers as it shipped.
 */
export async function goBackTo(tx: Tx, { ratings, by, at }: GoingBack): Promise<number> {
  const setAside = await setAsideAfter(tx, { ratings, by: by.id ?? null, at })
  await undoPointsAfter(tx, ratings)
  await learnAgain(tx, { by, at, fact: 'reading.taken-back', body: { ratings, setAside } })
  return setAside
}

/** Takes in again what was set aside. */
export async function takeInAgain(tx: Tx, { by, at }: Omit<GoingBack, 'ratings'>): Promise<number> {
  const back = await takeBackIn(tx)
  await learnAgain(tx, { by, at, fact: 'reading.taken-in', body: { ratings: back } })
  return back
}

interface Again extends Omit<GoingBack, 'ratings'> {
  fact: string
  body: Record<string, unknown>
}

async function learnAgain(tx: Tx, { by, at, fact, body }: Again): Promise<void> {
  await dropCalibration(tx)
  await enqueue(tx, { job: 'learnFromRatings', body: {} })
  await record(tx, { fact, actor: by, at, live: true, body })
}
