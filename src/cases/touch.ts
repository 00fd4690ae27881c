import type { Tx } from '../platform/database/index.ts'
import { type Caller, notFound, outdated, outOfOrder, sees } from '../platform/http/index.ts'
import { type Actor, record } from '../platform/journal/index.ts'
import type { CaseRow, Evidence } from './rows.ts'
import { lockCase, openCaseOf, updateCase } from './store/cases.ts'
import { summariesOf } from './store/summaries.ts'
import { type CaseSummary, summaryOf } from './summary.ts'

/** The case, locked, when the caller may see it and nobody changed it since they read it. */
export async function lockSeen(
  tx: Tx,
  { caseId, caller, ifMatch }: { caseId: string; caller: Caller; ifMatch?: number | undefined },
): Promise<CaseRow> {
  const row = await lockCase(tx, caseId)
  if (!row || !maySee(caller, row)) throw notFound('case')
  if (ifMatch !== undefined && ifMatch !== row.version) throw outdated(row.version)
  return row
}

export const maySee = (caller: Caller, row: Pick<CaseRow, 'team_id' | 'site_id' | 'owner_id'>): boolean =>
  sees(caller, { teamId: row.team_id, siteId: row.site_id, ownerId: row.owner_id })

/** Refuses to wake a case while another one of the same failure is open: the customer must not hear two voices. */
export async function checkNoTwin(tx: Tx, found: CaseRow): Promise<void> {
  const twin = found.history ? undefined : await openCaseOf(tx, found.failure_key)
  if (twin && twin.id !== found.id)
    throw outOfOrder(`${twin.reference} is open for the same failure. Work there.`, twin.reference)
}

/** What changed on a case, and what the journal says of it. */
export interface Touch {
  caseId: string
  at: Temporal.Instant
  changes?: Partial<CaseRow>
  /** Evidence that the current step can now show. */
  evidence?: Evidence
  /** Absent: nothing worth a line in the timeline (a clock moved). */
  fact?: { name: string; by: Actor; why?: string; values?: Record<string, unknown> }
}

/**
 * Every change of a case ends here: the version counts up, the journal gets its line, and open screens get the whole
 * queue row, so that none of them asks again.
 */
export async function touchCase(tx: Tx, touch: Touch): Promise<CaseSummary> {
  const { caseId, at, fact } = touch
  const before = await lockCase(tx, caseId)
  if (!before) throw new Error(`no case ${caseId} to change`)
  await updateCase(tx, caseId, { ...touch.changes, ...withEvidence(before, touch) })
  const [row] = await summariesOf(tx, [caseId])
  const summary = summaryOf(row!, at)
  const audience = { teamId: row!.team_id, siteId: row!.site_id, staffId: row!.owner_id }
  const actor = fact?.by ?? { kind: 'system' as const }
  const common = { actor, at, caseId, customerId: row!.customer_id, audience }
  if (fact)
    await record(tx, {
      ...common,
      fact: fact.name,
      ...(fact.why ? { why: fact.why } : {}),
      body: { reference: summary.reference, ...fact.values },
    })
  await record(tx, { ...common, fact: 'case.changed', live: true, body: { ...summary } })
  if (movedAway(before, row!)) await sayItLeft(tx, { before, common, version: summary.version })
  return summary
}

function withEvidence(before: CaseRow, { evidence, changes }: Touch): Partial<CaseRow> {
  const kept = changes?.evidence ?? before.evidence
  return evidence && !kept.includes(evidence) ? { evidence: [...kept, evidence] } : {}
}

const movedAway = (before: CaseRow, after: CaseRow): boolean =>
  before.team_id !== after.team_id || before.site_id !== after.site_id

// Who could see it until now takes it off the screen; nothing else of it is told to them.
const sayItLeft = (
  tx: Tx,
  {
    before,
    common,
    version,
  }: { before: CaseRow; common: Omit<Parameters<typeof record>[1], 'fact'>; version: number },
) =>
  record(tx, {
    ...common,
    fact: 'case.left',
    live: true,
    audience: { teamId: before.team_id, siteId: before.site_id },
    body: { version },
  })
