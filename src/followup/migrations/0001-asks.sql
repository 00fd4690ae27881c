create schema followup;

-- Each time we asked again after a fix; at most two per solution.
create table followup.asks (
  id uuid primary key,
  case_id uuid not null references cases.cases (id),
  survey_id uuid not null unique,
  attempt int not null,
  -- 'email', 'call', 'link'
  channel text not null,
  asked_at timestamptz not null,
  -- After this without an answer the attempt counts as unanswered.
  waits_until timestamptz not null,
  answered_at timestamptz,
  unanswered_at timestamptz,
  feedback_id uuid,
  scale text not null,
  first_score int,
  second_score int
);
create index asks_by_case on followup.asks (case_id, asked_at);
create index asks_answered on followup.asks (answered_at) where answered_at is not null;
