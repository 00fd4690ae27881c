create schema cases;

create sequence cases.reference_number start 2001;

create table cases.cases (
  id uuid primary key,
  -- A-2417
  reference text not null unique,
  customer_id uuid not null,
  -- One open case per failure: interaction, else customer and product. Two writers meet on the unique index below.
  failure_key text not null,
  interaction_id uuid,
  interaction_external_id text,
  first_feedback_id uuid,
  channel text not null,
  product text,
  component text,
  team_id uuid,
  site_id uuid,
  title text not null,
  -- The customer's own first words, at most 300 characters, for rows and alerts.
  words text,
  locale text,
  first_scale text,
  first_score int,
  severity text not null check (severity in ('S1', 'S2', 'S3', 'S4', 'S5')),
  status text not null check (status in ('open', 'acknowledged', 'understood', 'solved', 'followed-up', 'closed', 'dismissed')),
  -- 'detected' by us, 'asked' by the customer, 'staff' saw it first
  raised_by text not null,
  flag_reasons text[] not null default '{}',
  occurred_at timestamptz not null,
  detected_at timestamptz not null,
  opened_at timestamptz not null,
  owner_id uuid,
  acknowledged_at timestamptz,
  understood_at timestamptz,
  solved_at timestamptz,
  followed_up_at timestamptz,
  closed_at timestamptz,
  first_contact_at timestamptz,
  last_outbound_at timestamptz,
  waiting_for_customer_since timestamptz,
  double_deviation_at timestamptz,
  reopened_times int not null default 0,
  value_amount bigint,
  value_currency text,
  search_tokens text[] not null default '{}',
  -- An unanswered alert's clock, kept by alerts through cases' own functions, so that the queue sorts by one column.
  alert_due_at timestamptz,
  -- What cannot wait: the earliest of the alert, running clocks, waiting promises and tasks; null: nothing runs.
  next_due_at timestamptz,
  -- What the current step has to show so far: 'read-back', 'offer-made', ... Fills the seam between two steps.
  evidence text[] not null default '{}',
  version int not null default 1,
  history boolean not null default false,
  test boolean not null default false
);
create unique index one_open_case_per_failure on cases.cases (failure_key)
  where status not in ('closed', 'dismissed') and not history;
create index cases_open on cases.cases (status, opened_at) where status not in ('closed', 'dismissed') and not history;
-- The queue is read in this order, page by page; what has no clock comes last.
create index cases_queue on cases.cases (coalesce(next_due_at, 'infinity'), id);
create index cases_by_owner on cases.cases (owner_id, status);
create index cases_by_customer on cases.cases (customer_id, opened_at desc);
create index cases_by_team on cases.cases (team_id, status);
create index cases_newest on cases.cases (opened_at desc, id desc);
-- A pending list of 64 kB, not 4 MB: its clean-up stops whoever happens to write, 0.9 s at 4 MB against 0.1 s (measured).
create index cases_search on cases.cases using gin (search_tokens) with (gin_pending_list_limit = 64);
create index cases_by_failure on cases.cases (failure_key, opened_at desc);

create table cases.clocks (
  case_id uuid not null references cases.cases (id),
  -- 'contact': detected to first human contact (R3); 'resolve' (R6); 'update' (R4)
  kind text not null,
  started_at timestamptz not null,
  due_at timestamptz not null,
  stopped_at timestamptz,
  primary key (case_id, kind, started_at)
);
create index clocks_running on cases.clocks (due_at) where stopped_at is null;

-- Owner, hand-over and reopening are rows beside the state.
create table cases.ownerships (
  id uuid primary key,
  case_id uuid not null references cases.cases (id),
  staff_id uuid not null,
  given_by jsonb not null,
  note text,
  from_at timestamptz not null,
  until_at timestamptz
);
create index ownerships_by_case on cases.ownerships (case_id, from_at);

create table cases.triage (
  id uuid primary key,
  case_id uuid not null references cases.cases (id),
  decision text not null check (decision in ('follow-up', 'no-contact', 'not-a-failure', 'duplicate', 'other-team')),
  reason text not null,
  of_case_id uuid,
  team_id uuid,
  by jsonb not null,
  at timestamptz not null,
  undone_at timestamptz
);
create index triage_by_case on cases.triage (case_id, at);

create table cases.messages (
  id uuid primary key,
  case_id uuid not null references cases.cases (id),
  at timestamptz not null,
  direction text not null check (direction in ('in', 'out', 'internal')),
  -- 'acknowledgement', 'read-back', 'answer', 'note', 'call', 'feedback', ...
  kind text not null,
  channel text not null,
  author jsonb not null,
  text text not null,
  locale text,
  mail_id uuid,
  feedback_id uuid
);
create index messages_by_case on cases.messages (case_id, at);

-- The customer's view and the investigated finding are two records, never merged.
create table cases.customer_views (
  case_id uuid primary key references cases.cases (id),
  view jsonb not null,
  by jsonb not null,
  at timestamptz not null
);
create table cases.findings (
  case_id uuid primary key references cases.cases (id),
  finding jsonb not null,
  by jsonb not null,
  at timestamptz not null
);

create table cases.understandings (
  id uuid primary key,
  case_id uuid not null references cases.cases (id),
  summary text not null,
  by jsonb not null,
  at timestamptz not null,
  confirmed_at timestamptz,
  -- 'customer' on their page, or the agent who heard it
  confirmed_by jsonb,
  corrected_at timestamptz,
  correction text
);
create index understandings_by_case on cases.understandings (case_id, at);

create table cases.promises (
  id uuid primary key,
  case_id uuid not null references cases.cases (id),
  kind text not null,
  text text not null,
  due_at timestamptz not null,
  by jsonb not null,
  at timestamptz not null,
  outcome text check (outcome in ('kept', 'late', 'broken')),
  outcome_at timestamptz,
  outcome_reason text
);
create index promises_by_case on cases.promises (case_id, due_at);
create index promises_waiting on cases.promises (due_at) where outcome is null;

create table cases.resolutions (
  id uuid primary key,
  case_id uuid not null references cases.cases (id),
  what text not null,
  extra_mile text,
  by jsonb not null,
  at timestamptz not null
);
create index resolutions_by_case on cases.resolutions (case_id, at);

create table cases.closures (
  id uuid primary key,
  case_id uuid not null references cases.cases (id),
  answer text not null check (answer in ('satisfied', 'no-answer', 'not-satisfied')),
  cause text not null,
  what_we_did text not null,
  by jsonb not null,
  at timestamptz not null
);
create index closures_by_case on cases.closures (case_id, at);

create table cases.reopenings (
  id uuid primary key,
  case_id uuid not null references cases.cases (id),
  why text not null,
  -- Steps done when it was opened again: the old mend stays visible.
  steps_before int not null,
  by jsonb not null,
  at timestamptz not null
);
create index reopenings_by_case on cases.reopenings (case_id, at);

-- A customer known only by phone: somebody calls.
create table cases.tasks (
  id uuid primary key,
  case_id uuid not null references cases.cases (id),
  kind text not null check (kind in ('call')),
  why text not null,
  due_at timestamptz not null,
  made_at timestamptz not null,
  done_at timestamptz,
  done_by uuid,
  -- False: nobody answered the telephone; counts as an attempt.
  reached boolean,
  note text
);
create index tasks_waiting on cases.tasks (due_at) where done_at is null;

-- Links to the customer's page; the token itself is never stored.
create table cases.status_links (
  token_hash text primary key,
  case_id uuid not null references cases.cases (id),
  made_at timestamptz not null,
  expires_at timestamptz not null
);
create index status_links_by_case on cases.status_links (case_id);
