import type { Severity } from '../language/severity.ts'
import type { Tx } from '../platform/database/index.ts'
import { graveContactDueAt, resolveDueAt } from './clocks.ts'
import type { CaseRow } from './rows.ts'
import { hurryClock, lockCase } from './store/cases.ts'
import { touchCase } from './touch.ts'

/**
 * The customer wrote again about an open case: we no longer wait for them, a graver word makes the clocks end earlier, and
 * screens get the row. Runs as a job after the ingest lane has kept the words; twice changes nothing more.
 */
export async function customerSpokeAgain(
  tx: Tx,
  { caseId, now }: { caseId: string; now: Temporal.Instant },
): Promise<void> {
  const found = await lockCase(tx, caseId)
  if (!found) return
  await hurryClocks(tx, found, found.severity)
  await touchCase(tx, { caseId, at: now, changes: { waiting_for_customer_since: null } })
}

/** Makes running clocks end as early as this severity wants; never later than they already do (R16). */
export async function hurryClocks(tx: Tx, found: CaseRow, severity: Severity): Promise<void> {
  const { id: caseId, reopened_times, detected_at } = found
  // A reopened case has shorter clocks of its own, counted from its reopening.
  if (reopened_times > 0) return
  await hurryClock(tx, { caseId, kind: 'resolve', dueAt: resolveDueAt(detected_at, severity) })
  const contact = graveContactDueAt(detected_at, severity)
  if (contact) await hurryClock(tx, { caseId, kind: 'contact', dueAt: contact })
}
