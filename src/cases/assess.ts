import type { z } from 'zod'
import { compareSeverity } from '../language/severity.ts'
import type { Tx } from '../platform/database/index.ts'
import type { Actor } from '../platform/journal/index.ts'
import type { CaseRow } from './rows.ts'
import type { customerViewBody, findingBody } from './schema.ts'
import { hurryClocks } from './spokeAgain.ts'
import { putCustomerView, putFinding } from './store/parts.ts'
import type { CaseSummary } from './summary.ts'
import { touchCase } from './touch.ts'

interface Judging<Record> {
  found: CaseRow
  record: Record
  by: Actor
  at: Temporal.Instant
}

/** What the customer thinks happened. It cannot be wrong: it is how it felt. */
export async function keepCustomerView(
  tx: Tx,
  { found, record, by, at }: Judging<z.output<typeof customerViewBody>>,
): Promise<CaseSummary> {
  await putCustomerView(tx, { caseId: found.id, record, by, at })
  const fact = { name: 'case.customer-view', by, values: { ...record } }
  return touchCase(tx, { caseId: found.id, at, evidence: 'customer-view', fact })
}

/**
 * What we found out. Its severity becomes the case's; a graver one makes clocks end earlier, a milder one never gives us
 * more time (R16).
 */
export async function keepFinding(
  tx: Tx,
  { found, record, by, at }: Judging<z.output<typeof findingBody>>,
): Promise<CaseSummary> {
  await putFinding(tx, { caseId: found.id, record, by, at })
  const { severity } = record
  if (compareSeverity(severity, found.severity) > 0) await hurryClocks(tx, found, severity)
  const fact = { name: 'case.finding', by, values: { ...record } }
  return touchCase(tx, { caseId: found.id, at, changes: { severity }, evidence: 'finding', fact })
}
