import type { Tx } from '../platform/database/index.ts'
import { outOfOrder } from '../platform/http/index.ts'
import type { Actor } from '../platform/journal/index.ts'
import { answerDueAt, resolveDueAt } from './clocks.ts'
import type { CaseRow } from './rows.ts'
import { stepsDone } from './rules.ts'
import { startClocks, stopClocks } from './store/cases.ts'
import { insertReopening } from './store/parts.ts'
import type { Means } from './stories.ts'
import type { CaseSummary } from './summary.ts'
import { checkNoTwin, touchCase } from './touch.ts'

// A senior person speaks to somebody we failed twice within half an hour (R14).
const SECOND_CONTACT_MINUTES = 30

/** It is not right after all. */
export interface Reopening {
  found: CaseRow
  /** 'not-satisfied', 'still-not-right', 'failed-again', or a colleague's own words. */
  why: string
  /** The customer told us that the recovery failed; a colleague's own slip does not count as one. */
  doubleDeviation: boolean
  by: Actor
  at: Temporal.Instant
}

/** Opens a case again: steps start anew, new clocks run, a lead is alerted; what the first time left stays readable. */
export async function reopenCase(tx: Tx, reopening: Reopening, means: Means): Promise<CaseSummary> {
  const { found, why, doubleDeviation, by, at } = reopening
  if (!['solved', 'followed-up', 'closed'].includes(found.status))
    throw outOfOrder('Only a case that was solved can be opened again.', 'resolution')
  await checkNoTwin(tx, found)
  await insertReopening(tx, {
    id: means.newId(),
    case_id: found.id,
    why,
    steps_before: stepsDone(found.status),
    by,
    at,
  })
  await restartClocks(tx, reopening)
  const changes = anew(reopening)
  const fact = { name: 'case.reopened', by, why, values: { doubleDeviation } }
  const summary = await touchCase(tx, { caseId: found.id, at, changes, fact })
  if (!found.history) await means.stories.reopened(tx, { case: { ...found, ...changes }, why, by, at })
  return summary
}

const anew = ({ found, doubleDeviation, at }: Reopening) => ({
  status: 'open' as const,
  acknowledged_at: null,
  understood_at: null,
  solved_at: null,
  followed_up_at: null,
  closed_at: null,
  waiting_for_customer_since: null,
  double_deviation_at: doubleDeviation ? at : found.double_deviation_at,
  reopened_times: found.reopened_times + 1,
  evidence: [],
  alert_due_at: found.history ? null : answerDueAt(at),
})

async function restartClocks(tx: Tx, { found, at }: Reopening): Promise<void> {
  await stopClocks(tx, { caseId: found.id, at })
  if (found.history) return
  const clock = { case_id: found.id, started_at: at, stopped_at: null }
  await startClocks(tx, [
    { ...clock, kind: 'contact', due_at: at.add({ minutes: SECOND_CONTACT_MINUTES }) },
    { ...clock, kind: 'resolve', due_at: resolveDueAt(at, found.severity) },
  ])
}
