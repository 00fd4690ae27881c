import { compareSeverity, type Severity } from '../language/severity.ts'
import type { Tx } from '../platform/database/index.ts'
import type { Actor } from '../platform/journal/index.ts'
import { hurryClocks } from './spokeAgain.ts'
import { lockCase } from './store/cases.ts'
import { touchCase } from './touch.ts'

interface Raising {
  caseId: string
  severity: Severity
  /** Flag reasons that were not known when it was opened. */
  reasons: readonly string[]
  by: Actor
  at: Temporal.Instant
}

/** A second look found it graver: severity and reasons only ever grow, and clocks end earlier. Closed cases stay as they are. */
export async function raiseSeverity(
  tx: Tx,
  { caseId, severity, reasons, by, at }: Raising,
): Promise<boolean> {
  const found = await lockCase(tx, caseId)
  if (!found || ['closed', 'dismissed'].includes(found.status)) return false
  const graver = compareSeverity(severity, found.severity) > 0
  const fresh = reasons.filter((reason) => !found.flag_reasons.includes(reason))
  if (!graver && fresh.length === 0) return false
  if (graver && !found.history) await hurryClocks(tx, found, severity)
  await touchCase(tx, {
    caseId,
    at,
    changes: {
      ...(graver && { severity }),
      ...(fresh.length > 0 && { flag_reasons: [...found.flag_reasons, ...fresh] }),
    },
    fact: { name: 'case.graver', by, values: { severity, reasons: fresh } },
  })
  return true
}
