create schema detection;

-- Thresholds per team (null: the whole organisation), only where they differ from R1's defaults.
create table detection.rules (
  id uuid primary key,
  unit_id uuid references people.units (id),
  -- 'stars5', 'csat5', 'nps', 'ces7', 'thumbs', 'complaint', 'reopened', 'text'
  kind text not null,
  -- { negativeAtMost: 2 } for a scale, { on: false } for the others
  setting jsonb not null,
  set_by uuid,
  set_at timestamptz not null,
  unique nulls not distinct (unit_id, kind)
);

-- What people said a flag was really: each triage answer teaches detection.
create table detection.verdicts (
  feedback_id uuid not null,
  case_id uuid,
  failure boolean not null,
  reason text,
  said_by uuid,
  said_at timestamptz not null,
  primary key (feedback_id, said_at)
);
