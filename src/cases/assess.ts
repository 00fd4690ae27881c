import type { z } from 'zod'
import { compareSeverity } from '../language/severity.ts'
import type { Tx } from '../platform/database/index.ts'
import type { Actor } from '../platform/journal/index.ts'
import { isDoubleDeviation } from './assessment/index.ts'
import type { CaseRow } from './rows.ts'
import type { customerViewBody, findingBody } from './schema.ts'
import { hurryClocks } from './spokeAgain.ts'
import { putCustomerView, putFinding } from './store/parts.ts'
import { otherFailures } from './store/understandings.ts'
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
  const again = await failedTheSameWay(tx, found, record.cause)
  const changes = { severity, ...(again ? { double_deviation_at: found.double_deviation_at ?? at } : {}) }
  const fact = { name: 'case.finding', by, values: { ...record } }
  return touchCase(tx, { caseId: found.id, at, changes, evidence: 'finding', fact })
}

// The same cause within 90 days: we said it was mended, and it was not (R14).
async function failedTheSameWay(tx: Tx, found: CaseRow, cause: string | undefined): Promise<boolean> {
  if (!cause) return false
  const others = await otherFailures(tx, found.customer_id, found.id)
  const days = others
    .filter((other) => other.cause === cause)
    .map((other) => Math.floor(found.occurred_at.since(other.occurred_at).total('days')))
    .filter((daysAgo) => daysAgo >= 0)
  return days.some((sameCauseDaysAgo) =>
    isDoubleDeviation({ reopened: false, unhappyWithRecovery: false, sameCauseDaysAgo }),
  )
}
