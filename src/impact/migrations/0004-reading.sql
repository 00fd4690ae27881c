-- What the page reads when it is narrowed to a person, a cause or a channel (bench/w10-impact.ts). A cause is a ninth of all
-- cases and lies everywhere in the table, so its index holds all that figures are made of: 140 instead of 770 ms over a
-- million cases. Ratings do not pay for it; these rows are written when changes are counted.
create index cases_by_agent on impact.cases (agent_id, day);
create index cases_by_cause on impact.cases (cause, day)
  include (scale, arm, before, after, agent_id, team_id, site_id, channel, alert_stopped, alert_seconds, answer_stopped,
    answer_seconds, contact_stopped, contact_seconds, occurrence_stopped, occurrence_seconds);
create index cases_by_channel on impact.cases (channel, day)
  include (scale, arm, before, after, agent_id, team_id, site_id, cause, alert_stopped, alert_seconds, answer_stopped,
    answer_seconds, contact_stopped, contact_seconds, occurrence_stopped, occurrence_seconds);

-- Pairs of followed-up people in some spans, added up by group. The planner takes the fifty thousand sums of five hundred
-- people for three thousand and sorts them as text, on disk; adding up by hash takes half as long.
create function impact.summed_pairs(spans text[], sinces date[], dimensions text[])
  returns table (dimension text, grp text, scale text, arm text, before int, after int, n int)
  language sql stable set enable_sort = off set work_mem = '16MB'
begin atomic
  select x.dimension, x.grp, x.scale, x.arm, x.before, x.after, sum(x.n)::int
  from unnest(spans, sinces) s (span, since) cross join lateral (
    select * from impact.pair_counts t where t.span = s.span and t.since = s.since and t.dimension = any(dimensions)
      and t.arm in ('treated', 'reopened') offset 0) x
  group by 1, 2, 3, 4, 5, 6;
end;
