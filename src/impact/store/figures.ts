import type { Scale } from '../../language/score.ts'
import { rows, type Tx } from '../../platform/database/index.ts'
import type { ClockName } from '../impact-report.ts'
import type { Period, Span } from '../period.ts'
import { ranSoFar } from './definition.ts'

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

/** $1 to $3, on a table of sums as x: one list a kind of span, so that each is found by the key. */
const SPANNED = `((x.span = 'day' and x.since = any($1::date[])) or (x.span = 'month' and x.since = any($2::date[]))
  or (x.span = 'year' and x.since = any($3::date[])))`

const spanValues = (spans: readonly Span[]): unknown[] =>
  (['day', 'month', 'year'] as const).map((kind) =>
    spans.filter(({ span }) => span === kind).map(({ since }) => since.toString()),
  )

/** Pairs of followed-up people, from the sums: of the whole organisation; days only of everybody together. */
export const summedPairs = (tx: Tx, spans: readonly Span[], groupings: readonly Grouping[]) =>
  rows<PairCount>(
    tx,
    `select x.dimension, x.grp, x.scale, x.arm, x.before, x.after, sum(x.n)::int as n
     from impact.pair_counts x where ${SPANNED} and x.dimension = any($4) and x.arm in ('treated', 'reopened')
     group by 1, 2, 3, 4, 5, 6`,
    [...spanValues(spans), groupings],
  )

interface CasesAsked {
  scope: Scope
  period: Period
  parts: Parts
}

/** The same from the cases themselves: days at the ends of a period, one reader's places, one part of them. */
export const pairsOfCases = (tx: Tx, { scope, period, parts }: CasesAsked, groupings: readonly Grouping[]) =>
  rows<PairCount>(
    tx,
    `select d.dimension, d.grp, x.scale, x.arm, x.before, coalesce(x.after, -1) as after, count(*) as n
     from impact.cases x cross join lateral (values ('all', ''), ('site', x.site_id::text), ('team', x.team_id::text),
       ('agent', x.agent_id::text), ('cause', x.cause), ('channel', x.channel)) d (dimension, grp)
     where x.arm in ('treated', 'reopened') and d.grp is not null and d.dimension = any($10) and ${SCOPED} and ${PARTED}
     group by 1, 2, 3, 4, 5, 6`,
    [...scopeValues(scope), ...partValues(period, parts), groupings],
  )

/** How people who were not followed up rated next. The whole organisation's: one site cannot teach it. */
export const summedTeaching = (tx: Tx, arm: 'control' | 'background', spans: readonly Span[]) =>
  rows<Taught>(
    tx,
    `select x.scale, x.before, x.after, sum(x.n)::int as n
     from impact.pair_counts x where ${SPANNED} and x.dimension = 'all' and x.arm = $4 group by 1, 2, 3`,
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
    `select x.scale, x.score, sum(x.n)::int as n from impact.score_counts x where ${SPANNED} group by 1, 2`,
    spanValues(spans),
  )

/** So many clocks that ran so long. */
export interface ClockCount {
  clock: ClockName
  stopped: boolean
  seconds: number
  n: number
}

/** Clocks that ended, of cases noticed in whole months and years, from the sums: of the whole organisation. */
export const summedClocks = (tx: Tx, spans: readonly Span[]) =>
  rows<ClockCount>(
    tx,
    `select x.clock, x.stopped, x.seconds, sum(x.n)::int as n
     from impact.clock_counts x where ${SPANNED} group by 1, 2, 3`,
    spanValues(spans),
  )

/** Clocks that still run: few, and their length changes with every look, so they are in no sum. */
export const runningClocks = (
  tx: Tx,
  { scope, period, parts, now }: CasesAsked & { now: Temporal.Instant },
) =>
  rows<ClockCount>(
    tx,
    `select k.clock, false as stopped, ${ranSoFar('k.since', '$10::timestamptz')} as seconds, count(*) as n
     from impact.cases x cross join lateral (values
       ('timeToAlert', x.alert_stopped, x.alert_seconds, x.detected_at),
       ('timeToAnswer', x.answer_stopped, x.answer_seconds, x.raised_at),
       ('timeToContact', x.contact_stopped, x.contact_seconds, x.detected_at),
       ('occurrenceToContact', x.occurrence_stopped, x.occurrence_seconds, x.occurred_at))
       k (clock, stopped, seconds, since)
     where k.stopped = false and k.seconds is null and ${RUNNING} and ${SCOPED} and ${PARTED}
     group by 1, 2, 3`,
    [...scopeValues(scope), ...partValues(period, parts), now],
  )

// The words of the partial index.
const RUNNING = `((x.alert_stopped = false and x.alert_seconds is null) or (x.answer_stopped = false and x.answer_seconds is null)
  or (x.contact_stopped = false and x.contact_seconds is null))`

/** Clocks that ended, from the cases themselves. */
export const clocksOfCases = (tx: Tx, { scope, period, parts }: CasesAsked) =>
  rows<ClockCount>(
    tx,
    `select k.clock, k.stopped, k.seconds, count(*) as n
     from impact.cases x cross join lateral (values ('timeToAlert', x.alert_stopped, x.alert_seconds),
       ('timeToAnswer', x.answer_stopped, x.answer_seconds), ('timeToContact', x.contact_stopped, x.contact_seconds),
       ('occurrenceToContact', x.occurrence_stopped, x.occurrence_seconds)) k (clock, stopped, seconds)
     where k.seconds is not null and ${SCOPED} and ${PARTED} group by 1, 2, 3`,
    [...scopeValues(scope), ...partValues(period, parts)],
  )
