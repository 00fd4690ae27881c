-- "What would be fair?", in the customer's own words; a newer word replaces an older one, the journal keeps both.
create table cases.asked_for (
  case_id uuid primary key references cases.cases (id),
  words text not null,
  amount bigint check (amount >= 0),
  currency text,
  by jsonb not null,
  at timestamptz not null
);

-- What they asked and did not get, why not, and the nearly similar thing that was offered instead.
create table cases.declined_requests (
  id uuid primary key,
  case_id uuid not null references cases.cases (id),
  asked text not null,
  why_not text not null,
  alternative text not null,
  by jsonb not null,
  at timestamptz not null
);
create index declined_requests_by_case on cases.declined_requests (case_id, at);

-- What somebody other than us says about the cause: a weather service, a carrier, a status page, a supplier.
create table cases.third_party_evidence (
  id uuid primary key,
  case_id uuid not null references cases.cases (id),
  kind text not null check (kind in ('weather', 'carrier', 'status-page', 'supplier', 'authority', 'other')),
  source text not null,
  says text not null,
  url text,
  -- The day it speaks of.
  dated date not null,
  by jsonb not null,
  at timestamptz not null,
  -- The explanation that carried it to the customer.
  message_id uuid references cases.messages (id)
);
create index third_party_evidence_by_case on cases.third_party_evidence (case_id, at);
