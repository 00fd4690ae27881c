create schema patterns;

-- Whose interactions are searched: everything, or the teams and sites somebody may see. Searched again each night while
-- anybody asks for it.
create table patterns.scopes (
  -- 'everything', or the sorted unit ids.
  key text primary key,
  -- Null: everything.
  unit_ids uuid[],
  asked_at timestamptz not null
);

-- One run of the search.
create table patterns.searches (
  id uuid primary key,
  scope text not null references patterns.scopes (key),
  asked_at timestamptz not null,
  -- Null: the night's own.
  asked_by uuid,
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  started_at timestamptz,
  finished_at timestamptz,
  problem text,
  from_at timestamptz not null,
  to_at timestamptz not null,
  -- { interactions, failures, unlinked, slices, leftOut, times, people, charts, releases, modules }
  report jsonb
);
create index searches_newest on patterns.searches (scope, asked_at desc);
-- One search of a scope at a time: whoever asks again while one waits or runs gets that one.
create unique index searches_open on patterns.searches (scope) where state in ('waiting', 'running');

-- A finding and what became of it.
create table patterns.findings (
  id uuid primary key,
  scope text not null references patterns.scopes (key),
  -- Its conditions in order: the same in every search.
  identity text not null,
  direction text not null check (direction in ('worse', 'better')),
  life text not null check (life in ('new', 'persisting', 'fading', 'resolved')),
  first_found_at timestamptz not null,
  last_found_at timestamptz not null,
  resolved_at timestamptz,
  search_id uuid not null references patterns.searches (id),
  -- Place in the order of its search.
  place int not null,
  -- As found last: slice, figures, halves, since when, explanation, hours and weekdays.
  body jsonb not null,
  unique (scope, identity, direction)
);
create index findings_of_search on patterns.findings (search_id, place);

-- Each time it was found, or found gone: its life.
create table patterns.sightings (
  finding_id uuid not null references patterns.findings (id) on delete cascade,
  search_id uuid not null references patterns.searches (id),
  at timestamptz not null,
  life text not null,
  failures double precision not null,
  exposure double precision not null,
  expected double precision not null,
  ratio double precision not null,
  primary key (finding_id, search_id)
);

-- The failed interactions of a finding, the newest first, as found last.
create table patterns.finding_rows (
  finding_id uuid not null references patterns.findings (id) on delete cascade,
  interaction_id uuid not null,
  occurred_at timestamptz not null,
  primary key (finding_id, interaction_id)
);

-- Nights whose search was planned: each is planned once, however many processes there are.
create table patterns.nights (
  night date primary key,
  planned_at timestamptz not null
);
