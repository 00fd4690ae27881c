-- One row a fact, written in the transaction that made it true: audit log, replay of live events, source of reports.
create table platform.journal (
  id bigint generated always as identity primary key,
  -- Readers replay only below the oldest open transaction, or a late commit with a smaller id would be skipped.
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  -- 'alert.raised', 'case.acknowledged', ...
  fact text not null,
  -- { kind: 'staff'|'customer'|'integration'|'system', id?, name? }
  actor jsonb not null,
  case_id uuid,
  customer_id uuid,
  -- Who may see it live; all null: everybody signed in.
  team_id uuid,
  site_id uuid,
  staff_id uuid,
  -- True: also a live event for screens.
  live boolean not null default false,
  why text,
  body jsonb not null default '{}'
);
create index journal_by_case on platform.journal (case_id, id) where case_id is not null;
create index journal_by_xid on platform.journal (xid, id) where live;
create index journal_by_fact on platform.journal (fact, at);

-- Jobs and timers leave through here, in the caller's transaction; the relay hands them to the job queue.
create table platform.outbox (
  id bigint generated always as identity primary key,
  job text not null,
  body jsonb not null,
  -- null: at once.
  start_after timestamptz,
  -- At most one waiting job of this key.
  singleton_key text
);

-- First status and body per key and caller are replayed for 24 hours.
create table platform.idempotency (
  caller text not null,
  key text not null,
  request_hash text not null,
  status int,
  -- json, not jsonb: a replay is the first answer letter by letter.
  body json,
  at timestamptz not null,
  primary key (caller, key)
);
create index idempotency_by_age on platform.idempotency (at);

create table platform.mails (
  id uuid primary key,
  -- Why it was written: 'alert', 'survey', 'acknowledgement', 'reset', ...
  kind text not null,
  case_id uuid,
  to_address text not null,
  to_name text,
  from_name text,
  reply_to text,
  subject text not null,
  body_text text not null,
  body_html text,
  headers jsonb not null default '{}',
  message_id text not null unique,
  in_reply_to text,
  thread text[] not null default '{}',
  -- 'waiting' to be sent, 'sending', 'sent', 'kept' (no mail server is configured), 'failed'
  state text not null default 'waiting',
  attempts int not null default 0,
  last_error text,
  -- One mail per cause, however often its job runs.
  cause_key text unique,
  written_at timestamptz not null,
  sent_at timestamptz,
  test boolean not null default false
);
create index mails_newest on platform.mails (written_at desc);
create index mails_by_case on platform.mails (case_id) where case_id is not null;

-- What was refused and by whom: a foreign id, a wrong role, a guessed token. Never a secret, never a body.
create table platform.refusals (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor jsonb not null,
  rule text not null,
  method text not null,
  path text not null,
  ip text,
  request_id text
);

-- The installation's own secrets (session signing and the like), made at first start.
create table platform.secrets (
  name text primary key,
  value text not null,
  made_at timestamptz not null default now()
);
