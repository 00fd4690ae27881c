import { rows, type Tx } from '../../platform/database/index.ts'
import { LIVE, type Scope, valuesOf } from './wall.ts'

/** One clock over a span: what was measured, what still runs, and how much of what was due was in time. */
export interface ClockRow {
  kind: 'alerted' | 'answered' | 'contact' | 'occurredToContact'
  measured: number
  running: number
  median: number | null
  p90: number | null
  in_time: number
  due: number
}

export interface Span {
  from: Temporal.Instant
  to: Temporal.Instant
}

// percentile_cont lies between neighbours as R's type 7 does. Not yet due: not judged.
const FIGURES = `v.kind, count(v.stopped) as measured, count(*) filter (where v.stopped is null) as running,
  percentile_cont(0.5) within group (order by extract(epoch from v.stopped - v.started)::float8 / 60) as median,
  percentile_cont(0.9) within group (order by extract(epoch from v.stopped - v.started)::float8 / 60) as p90,
  count(*) filter (where v.stopped <= v.due) as in_time,
  count(*) filter (where v.due is not null and (v.stopped is not null or v.due < $7)) as due`

/**
 * Clocks A and B of alerts raised in the span. A has a minute: while any channel works, an alert is before somebody's eyes
 * by then. What was withdrawn before it was answered was never due.
 */
export const alertClocks = (tx: Tx, scope: Scope, { from, to }: Span, now: Temporal.Instant) =>
  rows<ClockRow>(
    tx,
    `select ${FIGURES} from alerts.alerts a join cases.v_cases c on c.id = a.case_id
     cross join lateral (values
       ('alerted', a.detected_at, a.first_delivered_at, a.detected_at + interval '60 seconds'),
       ('answered', a.raised_at, a.answered_at, a.answer_due_at)) v(kind, started, stopped, due)
     where ${LIVE} and a.raised_at >= $5 and a.raised_at <= $6
       and (a.withdrawn_at is null or a.answered_at is not null) group by v.kind`,
    [...valuesOf(scope), from, to, now],
  )

/** Clock C of cases noticed in the span, and how old the failure was at the first word (no time of its own). */
export const contactClocks = (tx: Tx, scope: Scope, { from, to }: Span, now: Temporal.Instant) =>
  rows<ClockRow>(
    tx,
    `select ${FIGURES} from cases.v_cases c left join cases.v_first_contact_clocks k on k.case_id = c.id
     cross join lateral (values
       ('contact', c.detected_at, c.first_contact_at, k.due_at),
       ('occurredToContact', c.occurred_at, c.first_contact_at, null)) v(kind, started, stopped, due)
     where ${LIVE} and c.status <> 'dismissed' and c.detected_at >= $5 and c.detected_at <= $6 group by v.kind`,
    [...valuesOf(scope), from, to, now],
  )
