create schema compensation;

create table compensation.offers (
  id uuid primary key,
  case_id uuid not null references cases.cases (id),
  kind text not null,
  currency text,
  restitution bigint not null default 0 check (restitution >= 0),
  goodwill bigint not null default 0 check (goodwill >= 0),
  reason text not null,
  verdict text not null check (verdict in ('granted', 'needs approval', 'refused')),
  verdict_reason text not null,
  -- What the person could give alone at that moment, for the record.
  mandate jsonb,
  offered_by jsonb not null,
  offered_by_staff_id uuid,
  offered_at timestamptz not null,
  -- The month the reservation counts against, in the organisation's zone: 2026-11-01
  month date,
  approval text check (approval in ('approve', 'reject')),
  approval_reason text,
  approval_by uuid,
  approval_at timestamptz,
  withdrawn_at timestamptz,
  -- The customer's answer on their page or told to the agent.
  answer text check (answer in ('accepted', 'declined')),
  answered_at timestamptz,
  answered_by jsonb
);
create index offers_by_case on compensation.offers (case_id, offered_at);
create index offers_waiting on compensation.offers (offered_at) where verdict = 'needs approval' and approval is null and withdrawn_at is null;

-- What a person has given this month, reserved under a row lock so that parallel offers cannot pass the limit.
create table compensation.monthly_use (
  staff_id uuid not null,
  currency text not null,
  month date not null,
  used bigint not null check (used >= 0),
  primary key (staff_id, currency, month)
);

-- Two ledgers, restitution (owed) and goodwill (discretion), with signed entries; a taken-back offer is a negative entry.
create table compensation.ledger (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  offer_id uuid not null references compensation.offers (id),
  case_id uuid not null,
  account text not null check (account in ('restitution', 'goodwill')),
  amount bigint not null,
  currency text not null,
  why text not null,
  staff_id uuid
);
create index ledger_by_case on compensation.ledger (case_id);
