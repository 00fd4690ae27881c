import type { Tx } from '../platform/database/index.ts'
import { type Actor, SYSTEM } from '../platform/journal/index.ts'
import { type Opening, openingOf } from './opening.ts'
import type { CaseRow } from './rows.ts'
import { insertCase, openCaseOf } from './store/cases.ts'
import { touchCase } from './touch.ts'

/**
 * Opens a case one at a time (the floor, a colleague, a form); the ingest lane writes the same rows by the hundred. The
 * same failure meets its open case instead of a second one.
 */
export async function openCase(
  tx: Tx,
  opening: Opening,
  by: Actor = SYSTEM,
): Promise<{ case: CaseRow; created: boolean }> {
  const rows = openingOf(opening)
  const inserted = await insertCase(tx, rows)
  if (!inserted) {
    const existing = await openCaseOf(tx, rows.case.failure_key)
    if (!existing) throw new Error(`no open case for ${rows.case.failure_key} after a conflict`)
    return { case: existing, created: false }
  }
  const values = { flagReasons: inserted.flag_reasons, severity: inserted.severity }
  await touchCase(tx, {
    caseId: inserted.id,
    at: opening.detectedAt,
    fact: { name: 'case.opened', by, values },
  })
  return { case: inserted, created: true }
}
