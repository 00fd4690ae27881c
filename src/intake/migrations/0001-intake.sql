create schema intake;

-- Uniqueness lives beside the partitioned rows and is written first in the same transaction.
create table intake.external_ids (
  kind text not null check (kind in ('interaction', 'feedback')),
  external_id text not null,
  id uuid not null,
  customer_id uuid not null,
  occurred_at timestamptz not null,
  primary key (kind, external_id)
);

create table intake.interactions (
  id uuid not null,
  external_id text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  channel text not null,
  customer_id uuid not null,
  staff_id uuid,
  team_id uuid,
  site_id uuid,
  product text,
  component text,
  release text,
  value_amount bigint,
  value_currency text,
  dimensions jsonb not null default '{}',
  failed boolean,
  failure_kind text,
  -- Staff, team or site as told, where nobody here goes by that name: kept, never lost.
  named jsonb not null default '{}',
  history boolean not null default false,
  test boolean not null default false,
  primary key (id, occurred_at)
) partition by range (occurred_at);
create table intake.interactions_other partition of intake.interactions default;
create index interactions_by_customer on intake.interactions (customer_id, occurred_at desc);
create index interactions_by_external_id on intake.interactions (external_id);

create table intake.feedback (
  id uuid not null,
  external_id text,
  received_at timestamptz not null,
  recorded_at timestamptz not null,
  source text not null check (source in ('survey', 'form', 'email', 'review', 'social', 'floor', 'phone', 'import')),
  customer_id uuid not null,
  -- As told, even before the interaction arrives; linked then.
  interaction_external_id text,
  interaction_id uuid,
  scale text,
  score int,
  reasons text[] not null default '{}',
  comment text,
  locale text,
  staff_id uuid,
  team_id uuid,
  site_id uuid,
  product text,
  component text,
  named jsonb not null default '{}',
  survey_id uuid,
  understanding jsonb,
  flagged boolean not null,
  flag_reasons text[] not null default '{}',
  -- Weak text alone: a person should look, no alert.
  review boolean not null default false,
  reviewed_at timestamptz,
  case_id uuid,
  history boolean not null default false,
  test boolean not null default false,
  primary key (id, received_at)
) partition by range (received_at);
create table intake.feedback_other partition of intake.feedback default;
create index feedback_by_customer on intake.feedback (customer_id, received_at desc);
create index feedback_by_case on intake.feedback (case_id) where case_id is not null;
create index feedback_by_interaction on intake.feedback (interaction_external_id) where interaction_external_id is not null;
create index feedback_to_review on intake.feedback (received_at) where review and reviewed_at is null;

create table intake.surveys (
  id uuid primary key,
  token_hash text not null unique,
  kind text not null check (kind in ('contact', 'recovery')),
  customer_id uuid not null,
  interaction_external_id text,
  interaction_id uuid,
  case_id uuid,
  scale text not null,
  locale text not null,
  -- 1 or 2: the recovery survey is repeated once.
  attempt int not null default 1,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  sent_at timestamptz,
  -- Each answer is kept as it is given; the last one wins until the survey is finished.
  answer jsonb not null default '{}',
  feedback_id uuid,
  finished_at timestamptz,
  test boolean not null default false
);
create index surveys_by_case on intake.surveys (case_id) where case_id is not null;

-- One run of one file.
create table intake.imports (
  id uuid primary key,
  kind text not null check (kind in ('interactions', 'feedback', 'customers', 'staff', 'shifts')),
  file_name text not null,
  -- Same content and options: an unfinished run is taken up where it stopped.
  fingerprint text not null,
  -- { map, set, timeZone, dateOrder, liveSince }
  options jsonb not null,
  started_at timestamptz not null,
  updated_at timestamptz not null,
  finished_at timestamptz,
  bytes bigint not null,
  -- Where the next row begins: all before it is committed, with this row, in one transaction.
  next_byte bigint not null,
  next_line int not null,
  rows_read int not null default 0,
  rows_new int not null default 0,
  rows_changed int not null default 0,
  rows_unchanged int not null default 0,
  rows_refused int not null default 0,
  -- Rows newer than --live-since, and cases opened by history rows and live ones.
  rows_live int not null default 0,
  cases_history int not null default 0,
  cases_live int not null default 0,
  -- A file sent through the screen: where it lies, and what its dry run found.
  stored_as text,
  dry_run jsonb,
  by_staff_id uuid,
  by_name text,
  state text not null check (state in ('mapping', 'checking', 'checked', 'running', 'done', 'stopped', 'failed')),
  problem text
);
create index imports_by_file on intake.imports (kind, fingerprint, started_at desc);
create index imports_newest on intake.imports (started_at desc);

create table intake.import_problems (
  import_id uuid not null references intake.imports (id) on delete cascade,
  line int not null,
  column_name text not null,
  code text not null,
  problem text not null,
  value text not null
);
create index import_problems_by_line on intake.import_problems (import_id, line);
