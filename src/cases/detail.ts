import type { z } from 'zod'
import type { Tx } from '../platform/database/index.ts'
import { type Caller, notFound } from '../platform/http/index.ts'
import { factsOfCase } from '../platform/journal/index.ts'
import { customerPart } from './customerPart.ts'
import type { CaseRow } from './rows.ts'
import { allowedIn } from './rules.ts'
import type { caseDetail } from './schema.ts'
import { askedForOf, declinedRequestsOf } from './store/asked.ts'
import { caseById } from './store/cases.ts'
import { evidenceOf } from './store/evidence.ts'
import { endingsOf, messagesOf, ownershipsOf, standingTriage, viewsOf } from './store/parts.ts'
import { summariesOf } from './store/summaries.ts'
import { type TaskRead, tasksOf } from './store/tasks.ts'
import { latestUnderstanding, promisesOf } from './store/understandings.ts'
import { iso, isoOrNull, nameOf, summaryOf } from './summary.ts'
import { factOf, isTold, messageOf } from './talk.ts'
import { maySee } from './touch.ts'

/** A case with everything that is written down on it; the score is reckoned beside it. */
export type CaseDetail = Omit<z.input<typeof caseDetail>, 'assessment'>

/** The row, when the caller may see it. */
export async function findSeen(tx: Tx, caseId: string, caller: Caller): Promise<CaseRow> {
  const row = await caseById(tx, caseId)
  if (!row || !maySee(caller, row)) throw notFound('case')
  return row
}

/** Everything the case page shows of cases' own. */
export async function detailOf(tx: Tx, row: CaseRow, now: Temporal.Instant): Promise<CaseDetail> {
  const [summary] = await summariesOf(tx, [row.id])
  return {
    ...summaryOf(summary!, now),
    customer: await customerPart(tx, row),
    ...cameFrom(row),
    ...stepTimes(row),
    ...(await people(tx, row.id)),
    ...(await judgements(tx, row.id)),
    ...(await endings(tx, row.id)),
    ...(await asked(tx, row.id)),
    promises: (await promisesOf(tx, row.id)).map(promiseOf),
    tasks: (await tasksOf(tx, row.id)).map(taskOf),
    messages: (await messagesOf(tx, row.id)).map((message) => messageOf(message, row)),
    facts: (await factsOfCase(tx, row.id)).filter(isTold).map(factOf),
    may: allowedIn(row.status),
  }
}

const cameFrom = (row: CaseRow) => ({
  raisedBy: row.raised_by,
  flagReasons: row.flag_reasons,
  product: row.product,
  component: row.component,
  interaction:
    row.interaction_id || row.interaction_external_id
      ? { id: row.interaction_id, externalId: row.interaction_external_id }
      : null,
})

const stepTimes = (row: CaseRow) => ({
  acknowledgedAt: isoOrNull(row.acknowledged_at),
  understoodAt: isoOrNull(row.understood_at),
  solvedAt: isoOrNull(row.solved_at),
  followedUpAt: isoOrNull(row.followed_up_at),
  closedAt: isoOrNull(row.closed_at),
})

async function people(tx: Tx, caseId: string) {
  const triage = await standingTriage(tx, caseId)
  const ownerships = await ownershipsOf(tx, caseId)
  return {
    triage: triage
      ? {
          decision: triage.decision,
          reason: triage.reason,
          of: triage.of_case_id && { caseId: triage.of_case_id, reference: triage.of_reference ?? '' },
          by: triage.by,
          at: iso(triage.at),
        }
      : null,
    ownerships: ownerships.map((owned) => ({
      staff: { id: owned.staff_id, name: owned.name ?? '' },
      givenBy: owned.given_by,
      note: owned.note,
      from: iso(owned.from_at),
      until: isoOrNull(owned.until_at),
    })),
  } as Pick<CaseDetail, 'triage' | 'ownerships'>
}

async function judgements(tx: Tx, caseId: string) {
  const { view, finding } = await viewsOf(tx, caseId)
  const understanding = await latestUnderstanding(tx, caseId)
  return {
    customerView: view ? { ...view.view, by: view.by, at: iso(view.at) } : null,
    finding: finding ? { ...finding.finding, by: finding.by, at: iso(finding.at) } : null,
    understanding: understanding
      ? {
          id: understanding.id,
          summary: understanding.summary,
          by: understanding.by,
          at: iso(understanding.at),
          confirmedAt: isoOrNull(understanding.confirmed_at),
          confirmedBy: understanding.confirmed_by,
          correction: understanding.correction,
          correctedAt: isoOrNull(understanding.corrected_at),
        }
      : null,
  } as Pick<CaseDetail, 'customerView' | 'finding' | 'understanding'>
}

async function asked(tx: Tx, caseId: string) {
  const askedFor = await askedForOf(tx, caseId)
  const declined = await declinedRequestsOf(tx, caseId)
  const evidence = await evidenceOf(tx, caseId)
  return {
    askedFor: askedFor
      ? { words: askedFor.words, sum: sumIn(askedFor), by: askedFor.by, at: iso(askedFor.at) }
      : null,
    declinedRequests: declined.map(({ why_not, at, ...rest }) => ({ ...rest, whyNot: why_not, at: iso(at) })),
    evidence: evidence.map(({ message_id, at, ...rest }) => ({
      ...rest,
      messageId: message_id,
      at: iso(at),
    })),
  } as Pick<CaseDetail, 'askedFor' | 'declinedRequests' | 'evidence'>
}

const sumIn = ({ amount, currency }: { amount: number | null; currency: string | null }) =>
  amount !== null && currency ? { amount, currency } : null

async function endings(tx: Tx, caseId: string) {
  const { resolutions, closures, reopenings } = await endingsOf(tx, caseId)
  const resolution = resolutions.at(-1)
  return {
    resolution: resolution
      ? { what: resolution.what, extraMile: resolution.extra_mile, by: resolution.by, at: iso(resolution.at) }
      : null,
    closures: closures.map(({ answer, cause, what_we_did, by, at }) => ({
      answer,
      cause,
      whatWeDid: what_we_did,
      by,
      at: iso(at),
    })),
    reopenings: reopenings.map(({ why, steps_before, by, at }) => ({
      why,
      stepsBefore: steps_before,
      by,
      at: iso(at),
    })),
  }
}

const promiseOf = (row: Awaited<ReturnType<typeof promisesOf>>[number]) => ({
  id: row.id,
  kind: row.kind,
  text: row.text,
  dueAt: iso(row.due_at),
  by: row.by,
  at: iso(row.at),
  outcome: row.outcome,
  outcomeAt: isoOrNull(row.outcome_at),
  outcomeReason: row.outcome_reason,
})

/** A call to be made, or made, as lists show it. */
export const taskOf = (row: TaskRead) => ({
  id: row.id,
  caseId: row.case_id,
  reference: row.reference,
  customer: { id: row.customer_id, name: nameOf(row), phone: row.customer_phone },
  kind: row.kind,
  why: row.why,
  dueAt: iso(row.due_at),
  madeAt: iso(row.made_at),
  doneAt: isoOrNull(row.done_at),
  doneBy: row.done_by ? { id: row.done_by, name: row.done_by_name ?? '' } : null,
  reached: row.reached,
  note: row.note,
})
