import { rows, type Tx } from '../../platform/database/index.ts'
import type { Life } from '../explain/life.ts'
import type { ReportedFinding } from '../stored/report.ts'

/** What is kept of a finding beside its life. */
export type FindingBody = Pick<ReportedFinding, 'finding' | 'story' | 'lacking' | 'hours'>

/** A finding as it is stored. */
export interface FindingRow {
  id: string
  scope: string
  identity: string
  direction: 'worse' | 'better'
  life: Life
  first_found_at: Temporal.Instant
  last_found_at: Temporal.Instant
  resolved_at: Temporal.Instant | null
  search_id: string
  place: number
  body: FindingBody
}

/** Findings of a scope that are not resolved, by direction and name. */
export const livingFindings = (tx: Tx, scope: string) =>
  rows<{ id: string; identity: string; direction: string }>(
    tx,
    `select id, identity, direction from patterns.findings where scope = $1 and life <> 'resolved'`,
    [scope],
  )

interface Found {
  id: string
  scope: string
  searchId: string
  place: number
  at: Temporal.Instant
  reported: ReportedFinding
}

/** Writes a finding: a new one, or what became of a known one; one that was resolved and is back is new again. */
export async function keepFinding(
  tx: Tx,
  { id, scope, searchId, place, at, reported }: Found,
): Promise<string> {
  const { identity, finding, story, lacking, hours } = reported
  const body: FindingBody = { finding, story, lacking, hours }
  const [kept] = await rows<{ id: string }>(
    tx,
    `insert into patterns.findings as f (id, scope, identity, direction, life, first_found_at, last_found_at, search_id,
       place, body) values ($1, $2, $3, $4, $5, $6, $6, $7, $8, $9)
     on conflict (scope, identity, direction) do update set life = excluded.life, last_found_at = excluded.last_found_at,
       first_found_at = case when f.life = 'resolved' then excluded.first_found_at else f.first_found_at end,
       resolved_at = null, search_id = excluded.search_id, place = excluded.place, body = excluded.body
     returning id`,
    [id, scope, identity, finding.direction, story.life, at, searchId, place, JSON.stringify(body)],
  )
  return kept!.id
}

/** One line of a finding's life. */
export const addSighting = (
  tx: Tx,
  {
    findingId,
    searchId,
    at,
    life,
    figures,
  }: {
    findingId: string
    searchId: string
    at: Temporal.Instant
    life: Life
    figures: { failures: number; exposure: number; expected: number; ratio: number }
  },
) =>
  rows(
    tx,
    `insert into patterns.sightings (finding_id, search_id, at, life, failures, exposure, expected, ratio)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    [findingId, searchId, at, life, figures.failures, figures.exposure, figures.expected, figures.ratio],
  )

/** The failed interactions of a finding, instead of those of the search before. */
export async function keepRows(
  tx: Tx,
  findingId: string,
  failed: readonly { id: string; at: number }[],
): Promise<void> {
  await rows(tx, 'delete from patterns.finding_rows where finding_id = $1', [findingId])
  await rows(
    tx,
    `insert into patterns.finding_rows (finding_id, interaction_id, occurred_at)
     select $1, id, to_timestamp(at) from json_to_recordset($2::json) as x(id uuid, at float8)`,
    [findingId, JSON.stringify(failed)],
  )
}

/** Resolves a finding that this search did not find. */
export const resolveFinding = (tx: Tx, id: string, at: Temporal.Instant) =>
  rows<FindingRow>(
    tx,
    `update patterns.findings set life = 'resolved', resolved_at = $2 where id = $1 returning *`,
    [id, at],
  ).then(([row]) => row!)

/** What a search found, in its order; and what was resolved lately. */
export const findingsOf = (
  tx: Tx,
  { scope, resolvedSince }: { scope: string; resolvedSince: Temporal.Instant },
) =>
  rows<FindingRow>(
    tx,
    `select * from patterns.findings where scope = $1 and (life <> 'resolved' or resolved_at >= $2)
     order by life = 'resolved', place, id`,
    [scope, resolvedSince],
  )

/** A finding of a scope. */
export const findingById = (tx: Tx, scope: string, id: string) =>
  rows<FindingRow>(tx, 'select * from patterns.findings where scope = $1 and id = $2', [scope, id]).then(
    ([row]) => row,
  )

/** The life of a finding, the newest first. */
export const sightingsOf = (tx: Tx, id: string) =>
  rows<{
    at: Temporal.Instant
    life: Life
    failures: number
    exposure: number
    expected: number
    ratio: number
  }>(
    tx,
    `select at, life, failures, exposure, expected, ratio from patterns.sightings where finding_id = $1
     order by at desc, search_id desc limit 100`,
    [id],
  )

/** A failed interaction of a finding, with what the customer said and the case that followed. */
export interface FailedRow {
  id: string
  external_id: string
  occurred_at: Temporal.Instant
  channel: string
  product: string | null
  staff: string | null
  comment: string | null
  locale: string | null
  score: number | null
  scale: string | null
  case_id: string | null
  reference: string | null
  title: string | null
}

/** The failed interactions of a finding that somebody may see, the newest first, from a place on. */
export const failedRows = (
  tx: Tx,
  {
    findingId,
    unitIds,
    after,
    limit,
  }: { findingId: string; unitIds: readonly string[] | null; after: string | null; limit: number },
) =>
  rows<FailedRow>(
    tx,
    `select i.id, i.external_id, i.occurred_at, i.channel, i.product, s.name as staff, f.comment, f.locale, f.score,
       f.scale, c.id as case_id, c.reference, c.title
     from patterns.finding_rows r
     join intake.v_exposures i on i.id = r.interaction_id and i.occurred_at = r.occurred_at
     left join people.v_staff s on s.id = i.staff_id
     left join lateral (
       select h.comment, h.locale, h.score, h.scale, h.case_id from intake.v_heard h
       where h.interaction_external_id = i.external_id and h.flagged and not h.test
         and ($2::uuid[] is null or h.team_id = any($2) or h.site_id = any($2) or (h.team_id is null and h.site_id is null))
       order by h.received_at limit 1) f on true
     left join cases.v_cases c on c.id = f.case_id
       and ($2::uuid[] is null or c.team_id = any($2) or c.site_id = any($2) or (c.team_id is null and c.site_id is null))
     where r.finding_id = $1
       and ($2::uuid[] is null or i.team_id = any($2) or i.site_id = any($2) or (i.team_id is null and i.site_id is null))
       and ($3::uuid is null or (r.occurred_at, r.interaction_id) < (
         select occurred_at, interaction_id from patterns.finding_rows where finding_id = $1 and interaction_id = $3))
     order by r.occurred_at desc, r.interaction_id desc limit $4`,
    [findingId, unitIds, after, limit],
  )
