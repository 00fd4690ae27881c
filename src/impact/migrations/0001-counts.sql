create schema impact;

-- One row a live case: its two ratings and its clocks, as last counted. What docs/features/impact.md defines, as rows.
create table impact.cases (
  case_id uuid primary key,
  -- When it was noticed, in the organisation's zone.
  day date not null,
  customer_id uuid not null,
  scale text,
  -- 'treated': mended and asked again; 'control': should have been followed up, was not, and rated again; null: neither.
  arm text check (arm in ('treated', 'control')),
  before int,
  -- Null: did not answer.
  after int,
  agent_id uuid,
  team_id uuid,
  site_id uuid,
  cause text,
  channel text not null,
  detected_at timestamptz not null,
  occurred_at timestamptz not null,
  raised_at timestamptz,
  -- Each clock in rounded seconds. stopped null: there is none; false without seconds: still running; false with
  -- seconds: nobody waits any more (withdrawn, closed).
  alert_seconds int,
  alert_stopped boolean,
  answer_seconds int,
  answer_stopped boolean,
  contact_seconds int,
  contact_stopped boolean,
  occurrence_seconds int,
  occurrence_stopped boolean
);
create index cases_by_day on impact.cases (day);
create index cases_by_site on impact.cases (site_id, day);
create index cases_by_team on impact.cases (team_id, day);
create index cases_by_customer on impact.cases (customer_id);
create index cases_running on impact.cases (day)
  where (alert_stopped = false and alert_seconds is null) or (answer_stopped = false and answer_seconds is null)
    or (contact_stopped = false and contact_seconds is null);

-- One row a customer and scale: the first two ratings of somebody who had no case until then.
create table impact.customers (
  customer_id uuid not null,
  scale text not null,
  day date not null,
  before int not null,
  after int not null,
  primary key (customer_id, scale)
);

-- How many pairs of each kind in each whole month and year, of everybody and of each group; each day only of everybody. The
-- groups of the days at both ends of a period are read from the rows above: their sums would be as many as the cases.
-- after -1: did not answer.
create table impact.pair_counts (
  span text not null check (span in ('day', 'month', 'year')),
  since date not null,
  dimension text not null check (dimension in ('all', 'site', 'team', 'agent', 'cause', 'channel')),
  grp text not null,
  scale text not null,
  arm text not null check (arm in ('treated', 'control', 'background')),
  before int not null,
  after int not null,
  n int not null,
  primary key (span, since, dimension, grp, scale, arm, before, after)
);
create index pair_counts_emptied on impact.pair_counts (n) where n = 0;

-- How many clocks ran so long, in each whole month and year.
create table impact.clock_counts (
  span text not null check (span in ('month', 'year')),
  since date not null,
  clock text not null,
  stopped boolean not null,
  seconds int not null,
  n int not null,
  primary key (span, since, clock, stopped, seconds)
);
create index clock_counts_emptied on impact.clock_counts (n) where n = 0;

-- How often each score was given, with or without a case.
create table impact.score_counts (
  span text not null check (span in ('day', 'month', 'year')),
  since date not null,
  scale text not null,
  score int not null,
  n int not null,
  primary key (span, since, scale, score)
);
create index score_counts_emptied on impact.score_counts (n) where n = 0;

-- What changed and is not counted yet. Append-only and without a unique key: writers never wait for each other here.
create table impact.to_count (
  id bigint generated always as identity primary key,
  case_id uuid,
  customer_id uuid,
  -- A rating given (1) or taken back (-1).
  scale text,
  score int,
  received_at timestamptz,
  by int
);

create table impact.state (
  only_one boolean primary key default true check (only_one),
  -- The zone the days above are days of; null: nothing was ever counted, everything is to be.
  time_zone text,
  counted_at timestamptz,
  -- A worker looks again by then; later than that and no worker does.
  looks_again_at timestamptz
);
insert into impact.state default values;

-- What the organisation assumes about its ratings where they are too few to learn from; the newest row holds.
create table impact.assumptions (
  id uuid primary key,
  scale text not null,
  mean numeric,
  retest numeric check (retest between 0 and 1),
  why text not null,
  set_by jsonb not null,
  set_at timestamptz not null
);
create index assumptions_newest on impact.assumptions (scale, set_at desc, id desc);
