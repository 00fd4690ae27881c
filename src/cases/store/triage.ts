import { rows, type Tx } from '../../platform/database/index.ts'
import { SEEN, type Sighted, sightValues } from './summaries.ts'

/** The triage answer by which the case was dismissed last. */
export const lastDismissal = (tx: Tx, caseId: string): Promise<{ at: Temporal.Instant } | undefined> =>
  rows<{ at: Temporal.Instant }>(
    tx,
    `select at from cases.triage where case_id = $1 and undone_at is null
       and decision in ('no-contact', 'not-a-failure', 'duplicate') order by at desc limit 1`,
    [caseId],
  ).then(([row]) => row)

export interface Span {
  from: Temporal.Instant
  to: Temporal.Instant
}

/** Cases flagged in this time, and how many of them were answered and dismissed. */
export async function countFlags(tx: Tx, sighted: Sighted, { from, to }: Span) {
  const [row] = await rows<{
    flagged: number
    answered: number
    dismissed: number
    detected: number
    asked: number
    staff: number
  }>(
    tx,
    `select count(*) as flagged, count(*) filter (where c.raised_by = 'detected') as detected,
       count(*) filter (where c.raised_by = 'asked') as asked, count(*) filter (where c.raised_by = 'staff') as staff, count(*) filter (where c.status = 'dismissed') as dismissed,
       count(*) filter (where exists (
         select 1 from cases.triage t where t.case_id = c.id and t.undone_at is null)) as answered
     from cases.cases c where ${SEEN} and not c.history and not c.test and c.detected_at >= $4 and c.detected_at <= $5`,
    [...sightValues(sighted), from, to],
  )
  return row!
}

/** Standing answers of those cases with their reasons, the most frequent first. */
export const countReasons = (tx: Tx, sighted: Sighted, { from, to }: Span) =>
  rows<{ decision: string; reason: string; count: number }>(
    tx,
    `select t.decision, min(t.reason) as reason, count(*) as count
     from cases.cases c join lateral (
       select decision, reason from cases.triage t where t.case_id = c.id and t.undone_at is null
       order by t.at desc limit 1) t on true
     where ${SEEN} and not c.history and not c.test and c.detected_at >= $4 and c.detected_at <= $5
     group by t.decision, lower(trim(t.reason)) order by count desc, 2 limit 100`,
    [...sightValues(sighted), from, to],
  )

/** The id of a team or site by id, external id or name. */
export const teamByWord = (tx: Tx, word: string): Promise<string | undefined> =>
  rows<{ id: string }>(
    tx,
    `select id from people.v_units where closed_at is null
       and (id::text = $1 or external_id = $1 or lower(name) = lower($1))
     order by (id::text = $1) desc, (external_id = $1) desc nulls last, (kind = 'team') desc, id limit 1`,
    [word],
  ).then(([row]) => row?.id)
