import type { Tx } from '../../platform/database/index.ts'
import { type Actor, record } from '../../platform/journal/index.ts'
import { countTestRows, deleteTestRows, type TestRows } from './store.ts'

/** What test keys have left behind, for the button's label. */
export const testRows = (tx: Tx): Promise<TestRows> => countTestRows(tx)

/** One button forgets everything that test keys sent: cases, ratings, alerts, offers, mails, and customers nobody else knows. */
export async function forgetTestRows(
  tx: Tx,
  { by, now }: { by: Actor; now: Temporal.Instant },
): Promise<TestRows> {
  const gone = await countTestRows(tx)
  await deleteTestRows(tx)
  await record(tx, { fact: 'test.forgotten', actor: by, at: now, live: true, body: { ...gone } })
  return gone
}
