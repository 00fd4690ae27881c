import { SCALE_RULES, SCALES } from '../../language/score.ts'

/** R3's hard limit: past it somebody who was not spoken to should have been, and was not. */
const HOURS_TO_REACH = 24

/** R33: whose case is opened again between the question and two weeks after the answer was not won back. */
const DAYS_TO_LAST = 14

const NEGATIVE = SCALES.map(
  (scale) => `(c.first_scale = '${scale}' and c.first_score <= ${SCALE_RULES[scale].negativeUpTo})`,
).join(' or ')

/**
 * Seconds as they are counted: to the second in the first minute, to ten seconds in the first ten minutes, then minutes
 * for an hour, five minutes for a day, hours. Every target is one of these steps, so the shares in time are exact.
 */
const rounded = (from: string, to: string, round: 'ceil' | 'floor'): string => {
  const seconds = `greatest(0, extract(epoch from ${to} - ${from}))`
  const to_ = (step: number) => `${round}(${seconds} / ${step}) * ${step}`
  return `case when ${seconds} < 60 then ${to_(1)} when ${seconds} < 600 then ${to_(10)} when ${seconds} < 3600 then ${to_(60)}
    when ${seconds} < 86400 then ${to_(300)} else ${to_(3600)} end::int`
}

/** Two columns of a clock. It stops at `to`; where nobody waits any more, at `left`, it ran at least so long. */
const clock = ({ from, to, left }: { from: string; to: string; left: string }): string =>
  `case when ${from} is null then null
     when ${to} is not null then ${rounded(from, to, 'ceil')}
     when ${left} is not null then ${rounded(from, left, 'floor')} end,
   case when ${from} is null then null else ${to} is not null end`

/** How long a clock that still runs has run, rounded down: it ran at least so long. */
export const ranSoFar = (from: string, now: string): string => rounded(from, now, 'floor')

/**
 * The rows of impact.cases, from what the other rooms publish: of the cases $1, or of all where it is null; days of the
 * zone $2. This text is the definition: counting as it goes and counting anew both read it.
 */
export const CASES_AS_DEFINED = `
  with asked as (
    select case_id,
      -- The first answer holds: asking until somebody is content would look like success.
      (array_agg(second_score order by answered_at, attempt) filter (where second_score is not null))[1] as after,
      (array_agg(asked_at order by answered_at, attempt) filter (where second_score is not null))[1] as asked_at,
      min(answered_at) filter (where second_score is not null) as answered_at
    from followup.v_asks where $1::uuid[] is null or case_id = any($1) group by case_id
  ), alerted as (
    select distinct on (case_id) case_id, detected_at, raised_at, first_delivered_at, answered_at, withdrawn_at
    from alerts.v_alerts where $1::uuid[] is null or case_id = any($1) order by case_id, raised_at, id
  ), closed as (
    select distinct on (case_id) case_id, cause
    from cases.v_closures where $1::uuid[] is null or case_id = any($1) order by case_id, at desc, id desc
  ), undone as (
    select k.case_id from asked k
    where exists (select 1 from cases.v_reopenings r where r.case_id = k.case_id
      and r.at > k.asked_at and r.at <= k.answered_at + interval '${DAYS_TO_LAST} days')
  ), found as (
    select case_id, finding->>'cause' as cause
    from cases.v_findings where $1::uuid[] is null or case_id = any($1)
  )
  select c.id, (c.detected_at at time zone $2)::date, c.customer_id, c.first_scale,
    case when e.eligible and undone.case_id is not null then 'reopened' when e.eligible and k.case_id is not null then 'treated'
      when e.eligible and untreated.score is not null then 'control' end,
    c.first_score, case when k.case_id is not null then k.after else untreated.score end,
    c.owner_id, c.team_id, c.site_id, coalesce(closed.cause, found.cause), c.channel,
    c.detected_at, c.occurred_at, a.raised_at,
    ${clock({ from: 'a.detected_at', to: 'a.first_delivered_at', left: 'a.withdrawn_at' })},
    ${clock({ from: 'a.raised_at', to: 'a.answered_at', left: 'a.withdrawn_at' })},
    ${clock({ from: 'd.since', to: 'c.first_contact_at', left: 'c.closed_at' })},
    ${clock({ from: 'd.happened', to: 'c.first_contact_at', left: 'c.closed_at' })}
  from cases.v_cases c
  left join asked k on k.case_id = c.id
  left join undone on undone.case_id = c.id
  left join alerted a on a.case_id = c.id
  left join closed on closed.case_id = c.id
  left join found on found.case_id = c.id
  cross join lateral (select (${NEGATIVE}) and c.status <> 'dismissed' as eligible) e
  -- Nobody has to speak to somebody whose case was dismissed.
  cross join lateral (select case when c.status <> 'dismissed' then c.detected_at end as since,
    case when c.status <> 'dismissed' then c.occurred_at end as happened) d
  left join lateral (
    select r.score from intake.v_ratings r
    where k.case_id is null and e.eligible and r.customer_id = c.customer_id and r.scale = c.first_scale
      and not r.recovery and r.received_at >= c.detected_at + interval '${HOURS_TO_REACH} hours'
      and (c.first_contact_at is null or c.first_contact_at > r.received_at)
    order by r.received_at, r.id limit 1) untreated on true
  where not c.history and not c.test and ($1::uuid[] is null or c.id = any($1))`

/**
 * The rows of impact.customers: the first two ratings on a scale of the customers $1, or of all where it is null, who
 * had no case until the second one; days of the zone $2. A case that the second rating itself opened does not count:
 * leaving those out would leave out exactly the people who became unhappy.
 */
export const CUSTOMERS_AS_DEFINED = `
  with given as (
    select id, customer_id, scale, score, received_at,
      lead(score) over w as after, lead(received_at) over w as after_at, lead(id) over w as after_id,
      row_number() over w as number
    from intake.v_ratings where $1::uuid[] is null or customer_id = any($1)
    window w as (partition by customer_id, scale order by received_at, id)
  )
  select g.customer_id, g.scale, (g.after_at at time zone $2)::date, g.score, g.after
  from given g
  where g.number = 1 and g.after is not null and not exists (
    select 1 from cases.v_cases c
    where c.customer_id = g.customer_id and not c.test and c.first_feedback_id is distinct from g.after_id
      and (c.first_feedback_id = g.id or least(c.detected_at, c.occurred_at) < g.after_at))`
