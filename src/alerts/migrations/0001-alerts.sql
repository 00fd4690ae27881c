create schema alerts;

create table alerts.alerts (
  id uuid primary key,
  case_id uuid not null references cases.cases (id),
  feedback_id uuid,
  severity text not null,
  team_id uuid,
  site_id uuid,
  -- detectedAt of the case, kept here so that the three clocks are read from one row.
  detected_at timestamptz not null,
  raised_at timestamptz not null,
  -- raisedAt + 15 min for every severity; an escalation never resets it.
  answer_due_at timestamptz not null,
  -- First time it reached anybody: an open screen or an accepted mail.
  first_delivered_at timestamptz,
  -- People called so far, in order; the next step of the chain is this + 1.
  step int not null default 1,
  answered_at timestamptz,
  answered_by uuid,
  answered_through text,
  -- Nobody needs to answer any more (case dismissed, merged, closed by other means).
  withdrawn_at timestamptz,
  test boolean not null default false
);
create index alerts_open on alerts.alerts (answer_due_at) where answered_at is null and withdrawn_at is null;
create index alerts_by_case on alerts.alerts (case_id);
create index alerts_by_day on alerts.alerts (raised_at);

-- Who was called, when, why, and how it reached them.
create table alerts.calls (
  alert_id uuid not null references alerts.alerts (id),
  step int not null,
  staff_id uuid not null,
  -- 'leads this shift', 'leads the unit above', 'manager', 'owner'
  why text not null,
  called_at timestamptz not null,
  seen_at timestamptz,
  mail_id uuid,
  primary key (alert_id, step, staff_id)
);
create index calls_by_staff on alerts.calls (staff_id, called_at desc);

-- One-time links in alert mails: the page shows a button, the button answers.
create table alerts.answer_links (
  token_hash text primary key,
  alert_id uuid not null references alerts.alerts (id),
  staff_id uuid not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
