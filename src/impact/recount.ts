import type { Tx } from '../platform/database/index.ts'
import { type Counting, countAllNoted, countEverything } from './count.ts'
import { type Difference, differencesFromKept, setKeptAside } from './store/recounting.ts'
import { countingState, lockCountingOfOneMoment } from './store/state.ts'

/** What a recount found. */
export interface Recounted {
  /** Whether anything had been counted before, in days of the present zone. */
  countedBefore: boolean
  differences: Difference[]
  /** Whether what was counted anew is kept from now on. */
  mended: boolean
}

/**
 * Counts everything from the rows themselves and compares it with what is kept, to the last row: both of one moment, with
 * what was noted since the last count counted first. Without `mend` nothing is changed. Undefined: somebody else counts.
 */
export async function recount(counting: Counting, mend: boolean): Promise<Recounted | undefined> {
  let found: Recounted | undefined
  try {
    await counting.database.write(async (tx) => {
      if (!(await lockCountingOfOneMoment(tx))) return
      found = await compare(tx, counting, mend)
      if (!found.mended) throw new NothingKept()
    })
  } catch (error) {
    if (!(error instanceof NothingKept)) throw error
  }
  return found
}

/** Undoes the transaction. */
class NothingKept extends Error {}

async function compare(tx: Tx, counting: Counting, mend: boolean): Promise<Recounted> {
  const { time_zone: timeZone } = await countingState(tx)
  const countedBefore = timeZone === counting.timeZone
  if (countedBefore) await countAllNoted(tx, counting)
  await setKeptAside(tx)
  await countEverything(tx, counting)
  const differences = await differencesFromKept(tx)
  return { countedBefore, differences, mended: mend && differences.length > 0 }
}
