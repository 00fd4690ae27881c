import { Problem } from '../language/problem.ts'
import type { Tx } from '../platform/database/index.ts'
import { type Caller, outOfOrder } from '../platform/http/index.ts'
import type { Actor } from '../platform/journal/index.ts'
import type { CaseRow } from './rows.ts'
import { mayMove, statusBefore } from './rules.ts'
import { caseByWord, resumeClocks, stopClocks } from './store/cases.ts'
import { insertTriage, standingTriage, undoTriage } from './store/parts.ts'
import { lastDismissal, teamByWord } from './store/triage.ts'
import type { Means } from './stories.ts'
import type { CaseSummary } from './summary.ts'
import { checkNoTwin, maySee, touchCase } from './touch.ts'

/** Whether and how somebody follows up, with one line of why; it teaches the flag. */
export interface Triaging {
  found: CaseRow
  decision: 'follow-up' | 'no-contact' | 'not-a-failure' | 'duplicate' | 'other-team'
  reason: string
  of?: string | undefined
  team?: string | undefined
  by: Actor
  caller: Caller
  at: Temporal.Instant
}

const DISMISSING = ['no-contact', 'not-a-failure', 'duplicate']

/** Decides what becomes of a flag. Every answer is kept with its reason, and can be taken back. */
export async function triageCase(tx: Tx, triaging: Triaging, means: Means): Promise<CaseSummary> {
  const { found, decision, reason, by, at } = triaging
  const dismisses = DISMISSING.includes(decision)
  if (dismisses && !mayMove(found.status, 'dismissed')) throw tooLate(found.status)
  const other = decision === 'duplicate' ? await otherCase(tx, triaging) : undefined
  const team = decision === 'other-team' ? await otherTeam(tx, triaging) : undefined
  await insertTriage(tx, {
    id: means.newId(),
    case_id: found.id,
    decision,
    reason,
    of_case_id: other?.id ?? null,
    // What it was before, so that taking it back knows where to return to.
    team_id: team ? found.team_id : null,
    by,
    at,
    undone_at: null,
  })
  await teach(tx, triaging, means)
  if (dismisses) return dismiss(tx, triaging, means)
  if (team) return moveTo(tx, { ...triaging, teamId: team }, means)
  return found.status === 'dismissed' ? comeBack(tx, triaging, means) : noteOnly(tx, triaging)
}

async function dismiss(tx: Tx, { found, decision, reason, by, at }: Triaging, { stories }: Means) {
  await stopClocks(tx, { caseId: found.id, at })
  const changes = { status: 'dismissed', alert_due_at: null, waiting_for_customer_since: null } as const
  const summary = await touchCase(tx, {
    caseId: found.id,
    at,
    changes,
    fact: { name: 'case.dismissed', by, why: reason, values: { decision } },
  })
  await stories.dismissed(tx, { case: { ...found, ...changes }, by, at })
  return summary
}

async function moveTo(
  tx: Tx,
  { found, reason, by, at, teamId }: Triaging & { teamId: string },
  { stories }: Means,
): Promise<CaseSummary> {
  const summary = await touchCase(tx, {
    caseId: found.id,
    at,
    changes: { team_id: teamId },
    fact: { name: 'case.moved', by, why: reason, values: { teamId } },
  })
  await stories.moved(tx, { case: { ...found, team_id: teamId }, by, at })
  return summary
}

type Back = Pick<Triaging, 'found' | 'reason' | 'by' | 'at'>

/** A dismissed case stands again where it stood; its clocks run on as if they had never stopped. */
async function comeBack(tx: Tx, { found, reason, by, at }: Back, { stories }: Means): Promise<CaseSummary> {
  await checkNoTwin(tx, found)
  const dismissedAt = (await lastDismissal(tx, found.id))?.at
  if (dismissedAt) await resumeClocks(tx, found.id, dismissedAt)
  const status = statusBefore(found)
  const summary = await touchCase(tx, {
    caseId: found.id,
    at,
    changes: { status },
    fact: { name: 'case.followed-after-all', by, why: reason },
  })
  await stories.undismissed(tx, { case: { ...found, status }, by, at })
  return summary
}

const noteOnly = (tx: Tx, { found, reason, by, at }: Triaging) =>
  touchCase(tx, { caseId: found.id, at, fact: { name: 'case.triaged', by, why: reason } })

/** Takes the standing triage answer back. */
export async function undoTriaging(
  tx: Tx,
  { found, by, at }: Pick<Triaging, 'found' | 'by' | 'at'>,
  means: Means,
): Promise<CaseSummary> {
  const standing = await standingTriage(tx, found.id)
  if (!standing) throw outOfOrder('There is no triage answer to take back.', 'triage')
  if (found.status === 'dismissed') {
    const summary = await comeBack(tx, { found, reason: 'undo', by, at }, means)
    await undoTriage(tx, standing.id, at)
    return summary
  }
  await undoTriage(tx, standing.id, at)
  const changes = standing.decision === 'other-team' ? { team_id: standing.team_id } : {}
  const fact = { name: 'case.triage-undone', by, values: { decision: standing.decision } }
  const summary = await touchCase(tx, { caseId: found.id, at, changes, fact })
  if ('team_id' in changes) await means.stories.moved(tx, { case: { ...found, ...changes }, by, at })
  return summary
}

async function teach(tx: Tx, { found, decision, reason, caller, at }: Triaging, { stories }: Means) {
  if (!found.first_feedback_id) return
  await stories.teach(tx, {
    caseId: found.id,
    feedbackId: found.first_feedback_id,
    failure: decision !== 'not-a-failure',
    reason,
    staffId: caller.staffId ?? null,
    at,
  })
}

async function otherCase(tx: Tx, { found, of, caller }: Triaging): Promise<CaseRow> {
  const other = of ? await caseByWord(tx, of) : undefined
  if (other && other.id !== found.id && maySee(caller, other)) return other
  throw wrongField('/of', of ? 'there is no such other case' : 'name the other case by id or reference')
}

async function otherTeam(tx: Tx, { team }: Triaging): Promise<string> {
  const id = team ? await teamByWord(tx, team) : undefined
  if (id) return id
  throw wrongField('/team', team ? 'there is no such team' : 'name the other team by id, external id or name')
}

const wrongField = (path: string, message: string) =>
  new Problem('bad input', `The body cannot be used as it is: ${path} ${message}.`, {
    errors: [{ path, message }],
  })

const tooLate = (status: string) =>
  status === 'dismissed'
    ? outOfOrder('This case is dismissed already. Take that back first.', 'undo')
    : outOfOrder('It has been solved already; a solved case is closed, not dismissed.', 'closure')
