-- What the organisation decided, version by version; nothing is ever overwritten. Version 1 ships with the program.
create table platform.settings (
  name text not null,
  version int not null check (version > 1),
  content jsonb not null,
  -- 'assumption', or 'calibrated' on the organisation's own cases.
  basis text not null check (basis in ('assumption', 'calibrated')),
  why text not null,
  by jsonb not null,
  at timestamptz not null,
  primary key (name, version)
);
