import type { Scale } from '../../language/score.ts'
import { rows, type Tx } from '../../platform/database/index.ts'
import type { Period, Span } from '../period.ts'

/** Whose cases are meant: what the caller may see, and of that these units; undefined is all of it. */
export interface Scope {
  all: boolean
  unitIds: readonly string[]
  sites: readonly string[] | undefined
  teams: readonly string[] | undefined
}

/** Parts of a case that no place has sums for; figures of them are counted from the cases themselves. */
export interface Parts {
  agent?: string | undefined
  cause?: string | undefined
  channel?: string | undefined
}

/** $1 to $4, on the alias x: of a place somebody may see, what belongs nowhere included. */
export const SCOPED = `($1::boolean or x.team_id = any($2::uuid[]) or x.site_id = any($2::uuid[])
    or (x.team_id is null and x.site_id is null))
  and ($3::uuid[] is null or x.site_id = any($3)) and ($4::uuid[] is null or x.team_id = any($4))`

/** Values of $1 to $4. */
export const scopeValues = ({ all, unitIds, sites, teams }: Scope): unknown[] => [
  all,
  unitIds,
  sites ?? null,
  teams ?? null,
]

/** $5 to $9, on impact.cases as x. */
export const PARTED = `x.day between $5::date and $6::date and ($7::uuid is null or x.agent_id = $7)
  and ($8::text is null or x.cause = $8) and ($9::text is null or x.channel = $9)`

/** Values of $5 to $9. */
export const partValues = ({ from, to }: Period, { agent, cause, channel }: Parts): unknown[] => [
  from.toString(),
  to.toString(),
  agent ?? null,
  cause ?? null,
  channel ?? null,
]

/** What pairs are grouped by. */
export type Grouping = 'all' | 'site' | 'team' | 'agent' | 'cause' | 'channel'

/** So many pairs of one kind, of one group. */
export interface PairCount {
  dimension: Grouping
  grp: string
  scale: Scale
  arm: 'treated' | 'reopened'
  before: number
  /** -1: did not answer. */
  after: number
  n: number
}

/**
 * Rows of a table of sums, as x, in the spans $1 and $2. Each span is looked up by the key: left to choose, the planner
 * takes the sums of a span for a large part of the table and reads all of it.
 */
export const sumsOf = (table: string, which = 'true'): string =>
  `unnest($1::text[], $2::date[]) s (span, since) cross join lateral (
    select * from impact.${table} t where t.span = s.span and t.since = s.since and ${which} offset 0) x`

/** Values of $1 and $2. */
export const spanValues = (spans: readonly Span[]): unknown[] => [
  spans.map(({ span }) => span),
  spans.map(({ since }) => since.toString()),
]

/** Pairs of followed-up people, from the sums: of the whole organisation; days only of everybody together. */
export const summedPairs = (tx: Tx, spans: readonly Span[], groupings: readonly Grouping[]) =>
  rows<PairCount>(
    tx,
    'select dimension, grp, scale, arm, before, after, n from impact.summed_pairs($1, $2, $3)',
    [...spanValues(spans), groupings],
  )

/** Whose cases of which days. */
export interface CasesAsked {
  scope: Scope
  period: Period
  parts: Parts
}

/** The columns of impact.cases that pairs are grouped by. */
const COLUMNS = {
  site: 'x.site_id',
  team: 'x.team_id',
  agent: 'x.agent_id',
  cause: 'x.cause',
  channel: 'x.channel',
} as const

/** The same from the cases themselves: days at the ends of a period, one reader's places, one part of them. */
export async function pairsOfCases(
  tx: Tx,
  { scope, period, parts }: CasesAsked,
  groupings: readonly Grouping[],
): Promise<PairCount[]> {
  if (groupings.length === 0) return []
  const columns = groupings.flatMap((grouping) =>
    grouping === 'all' ? [] : [[grouping, COLUMNS[grouping]] as const],
  )
  const sets = groupings.map((grouping) => (grouping === 'all' ? '()' : `(${COLUMNS[grouping]})`))
  const names = columns.map(([grouping, column]) => `when grouping(${column}) = 0 then '${grouping}'`)
  // One pass over the cases for all groupings. Of a row's columns only that of its own grouping is not null.
  const group = `coalesce(${columns.map(([, column]) => `${column}::text, `).join('')}'')`
  return rows<PairCount>(
    tx,
    `select case ${names.join(' ')} when true then 'all' end as dimension, ${group} as grp, x.scale, x.arm, x.before,
       coalesce(x.after, -1) as after, count(*) as n
     from impact.cases x where x.arm in ('treated', 'reopened') and ${SCOPED} and ${PARTED}
     group by x.scale, x.arm, x.before, x.after, grouping sets (${sets.join(', ')})
     having ${columns.map(([, column]) => `(grouping(${column}) = 1 or ${column} is not null) and `).join('')}true`,
    [...scopeValues(scope), ...partValues(period, parts)],
  )
}

/** How people who were not followed up rated next. The whole organisation's: one site cannot teach it. */
export const summedTeaching = (tx: Tx, arm: 'control' | 'background', spans: readonly Span[]) =>
  rows<Taught>(
    tx,
    `select x.scale, x.before, x.after, sum(x.n)::int as n
     from ${sumsOf('pair_counts', `t.dimension = 'all' and t.arm = $3`)} group by 1, 2, 3`,
    [...spanValues(spans), arm],
  )

/** So many pairs of people who teach what happens anyway. */
export type Taught = Pick<PairCount, 'scale' | 'before' | 'after' | 'n'>

/** How often a score was given. */
export interface ScoreCount {
  scale: Scale
  score: number
  n: number
}

/** Every score of everybody. */
export const scoresGiven = (tx: Tx, spans: readonly Span[]) =>
  rows<ScoreCount>(
    tx,
    `select x.scale, x.score, sum(x.n)::int as n from ${sumsOf('score_counts')} group by 1, 2`,
    spanValues(spans),
  )
