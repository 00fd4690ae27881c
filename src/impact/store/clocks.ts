import { rows, type Tx } from '../../platform/database/index.ts'
import type { ClockName } from '../impact-report.ts'
import type { Span } from '../period.ts'
import { ranSoFar } from './definition.ts'
import { type CasesAsked, PARTED, partValues, SCOPED, scopeValues, spanValues, sumsOf } from './figures.ts'

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
     from ${sumsOf('clock_counts')} group by 1, 2, 3`,
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

/** Clocks that ended, from the cases themselves: one pass for all four. */
export const clocksOfCases = (tx: Tx, { scope, period, parts }: CasesAsked) =>
  rows<ClockCount>(
    tx,
    `select case when grouping(x.alert_seconds) = 0 then 'timeToAlert' when grouping(x.answer_seconds) = 0 then 'timeToAnswer'
         when grouping(x.contact_seconds) = 0 then 'timeToContact' else 'occurrenceToContact' end as clock,
       coalesce(x.alert_stopped, x.answer_stopped, x.contact_stopped, x.occurrence_stopped) as stopped,
       coalesce(x.alert_seconds, x.answer_seconds, x.contact_seconds, x.occurrence_seconds) as seconds, count(*) as n
     from impact.cases x where ${SCOPED} and ${PARTED}
     group by grouping sets ((x.alert_stopped, x.alert_seconds), (x.answer_stopped, x.answer_seconds),
       (x.contact_stopped, x.contact_seconds), (x.occurrence_stopped, x.occurrence_seconds))
     having coalesce(x.alert_seconds, x.answer_seconds, x.contact_seconds, x.occurrence_seconds) is not null`,
    [...scopeValues(scope), ...partValues(period, parts)],
  )
