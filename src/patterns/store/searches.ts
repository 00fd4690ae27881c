import { rows, type Tx } from '../../platform/database/index.ts'
import type { Report } from '../stored/report.ts'

/** Everything but the findings, which have a life of their own. */
export type KeptReport = Omit<Report, 'findings'>

/** One run of the search. */
export interface SearchRow {
  id: string
  scope: string
  asked_at: Temporal.Instant
  asked_by: string | null
  state: 'waiting' | 'running' | 'done' | 'failed'
  finished_at: Temporal.Instant | null
  from_at: Temporal.Instant
  to_at: Temporal.Instant
  report: KeptReport | null
}

/** Notes that somebody wants this scope searched, so that the night searches it too. */
export const askForScope = (
  tx: Tx,
  { key, unitIds, at }: { key: string; unitIds: readonly string[] | null; at: Temporal.Instant },
) =>
  rows(
    tx,
    `insert into patterns.scopes (key, unit_ids, asked_at) values ($1, $2, $3)
     on conflict (key) do update set asked_at = excluded.asked_at`,
    [key, unitIds, at],
  )

/** Scopes that somebody asked for since. */
export const scopesSince = (tx: Tx, since: Temporal.Instant) =>
  rows<{ key: string; unit_ids: string[] | null }>(
    tx,
    'select key, unit_ids from patterns.scopes where asked_at >= $1 order by key',
    [since],
  )

/** Units of a scope; null is everything. */
export const unitsOfScope = (tx: Tx, key: string) =>
  rows<{ unit_ids: string[] | null }>(tx, 'select unit_ids from patterns.scopes where key = $1', [key]).then(
    ([row]) => row?.unit_ids ?? null,
  )

const COLUMNS = 'id, scope, asked_at, asked_by, state, finished_at, from_at, to_at'

/** Asks for a search; where one of the scope waits or runs already, undefined. */
export const insertSearch = (
  tx: Tx,
  search: {
    id: string
    scope: string
    at: Temporal.Instant
    by: string | null
    from: Temporal.Instant
    to: Temporal.Instant
  },
) =>
  rows<SearchRow>(
    tx,
    `insert into patterns.searches (id, scope, asked_at, asked_by, state, from_at, to_at)
     values ($1, $2, $3, $4, 'waiting', $5, $6)
     on conflict (scope) where state in ('waiting', 'running') do nothing
     returning ${COLUMNS}, null as report`,
    [search.id, search.scope, search.at, search.by, search.from, search.to],
  ).then(([row]) => row)

/** The search of a scope that waits or runs. */
export const openSearch = (tx: Tx, scope: string) =>
  rows<SearchRow>(
    tx,
    `select ${COLUMNS}, null as report from patterns.searches where scope = $1 and state in ('waiting', 'running')`,
    [scope],
  ).then(([row]) => row)

/** The newest search of a scope that is done, with its report. */
export const newestDone = (tx: Tx, scope: string) =>
  rows<SearchRow>(
    tx,
    `select ${COLUMNS}, report from patterns.searches where scope = $1 and state = 'done'
     order by asked_at desc, id desc limit 1`,
    [scope],
  ).then(([row]) => row)

/** A search by id. */
export const searchById = (tx: Tx, id: string) =>
  rows<SearchRow>(tx, `select ${COLUMNS}, report from patterns.searches where id = $1`, [id]).then(
    ([row]) => row,
  )

/** Takes a search in hand; one that ran before its process died is taken again. Undefined: it is finished. */
export const startSearch = (tx: Tx, id: string, now: Temporal.Instant) =>
  rows<SearchRow>(
    tx,
    `update patterns.searches set state = 'running', started_at = $2
     where id = $1 and state in ('waiting', 'running') returning ${COLUMNS}, null as report`,
    [id, now],
  ).then(([row]) => row)

/** Keeps what a search told; false where another process was faster. */
export const finishSearch = (
  tx: Tx,
  { id, report, at }: { id: string; report: KeptReport; at: Temporal.Instant },
) =>
  rows<{ id: string }>(
    tx,
    `update patterns.searches set state = 'done', finished_at = $3, report = $2
     where id = $1 and state = 'running' returning id`,
    [id, JSON.stringify(report), at],
  ).then((done) => done.length > 0)

/** Gives a search up, with the reason. */
export const giveUpSearch = (
  tx: Tx,
  { id, problem, at }: { id: string; problem: string; at: Temporal.Instant },
) =>
  rows(
    tx,
    `update patterns.searches set state = 'failed', finished_at = $3, problem = $2 where id = $1 and state <> 'done'`,
    [id, problem.slice(0, 500), at],
  )

/** Plans a night once; false where somebody has planned it. */
export const planNight = (tx: Tx, night: string, at: Temporal.Instant) =>
  rows<{ night: string }>(
    tx,
    'insert into patterns.nights (night, planned_at) values ($1, $2) on conflict do nothing returning night',
    [night, at],
  ).then((planned) => planned.length > 0)
