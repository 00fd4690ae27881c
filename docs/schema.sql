-- What all migrations make together, in the words of the catalogue. Made by: node bin/schema.ts

create schema alerts;
create schema cases;
create schema compensation;
create schema customers;
create schema detection;
create schema followup;
create schema impact;
create schema intake;
create schema patterns;
create schema people;
create schema platform;

create sequence cases.reference_number start 2001;

create table alerts.alerts (
  id uuid not null,
  case_id uuid not null,
  feedback_id uuid,
  severity text not null,
  team_id uuid,
  site_id uuid,
  detected_at timestamp with time zone not null,
  raised_at timestamp with time zone not null,
  answer_due_at timestamp with time zone not null,
  first_delivered_at timestamp with time zone,
  step integer default 1 not null,
  answered_at timestamp with time zone,
  answered_by uuid,
  answered_through text,
  withdrawn_at timestamp with time zone,
  test boolean default false not null,
  constraint alerts_pkey PRIMARY KEY (id),
  constraint alerts_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases.cases(id)
);
create table alerts.answer_links (
  token_hash text not null,
  alert_id uuid not null,
  staff_id uuid not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint answer_links_pkey PRIMARY KEY (token_hash),
  constraint answer_links_alert_id_fkey FOREIGN KEY (alert_id) REFERENCES alerts.alerts(id)
);
create table alerts.calls (
  alert_id uuid not null,
  step integer not null,
  staff_id uuid not null,
  why text not null,
  called_at timestamp with time zone not null,
  seen_at timestamp with time zone,
  mail_id uuid,
  constraint calls_pkey PRIMARY KEY (alert_id, step, staff_id),
  constraint calls_alert_id_fkey FOREIGN KEY (alert_id) REFERENCES alerts.alerts(id)
);
create table cases.asked_for (
  case_id uuid not null,
  words text not null,
  amount bigint,
  currency text,
  by jsonb not null,
  at timestamp with time zone not null,
  constraint asked_for_pkey PRIMARY KEY (case_id),
  constraint asked_for_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases.cases(id),
  constraint asked_for_amount_check CHECK ((amount >= 0))
);
create table cases.cases (
  id uuid not null,
  reference text not null,
  customer_id uuid not null,
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
  words text,
  locale text,
  first_scale text,
  first_score integer,
  severity text not null,
  status text not null,
  raised_by text not null,
  flag_reasons text[] default '{}'::text[] not null,
  occurred_at timestamp with time zone not null,
  detected_at timestamp with time zone not null,
  opened_at timestamp with time zone not null,
  owner_id uuid,
  acknowledged_at timestamp with time zone,
  understood_at timestamp with time zone,
  solved_at timestamp with time zone,
  followed_up_at timestamp with time zone,
  closed_at timestamp with time zone,
  first_contact_at timestamp with time zone,
  last_outbound_at timestamp with time zone,
  waiting_for_customer_since timestamp with time zone,
  double_deviation_at timestamp with time zone,
  reopened_times integer default 0 not null,
  value_amount bigint,
  value_currency text,
  search_tokens text[] default '{}'::text[] not null,
  alert_due_at timestamp with time zone,
  next_due_at timestamp with time zone,
  evidence text[] default '{}'::text[] not null,
  version integer default 1 not null,
  history boolean default false not null,
  test boolean default false not null,
  constraint cases_reference_key UNIQUE (reference),
  constraint cases_pkey PRIMARY KEY (id),
  constraint cases_severity_check CHECK ((severity = ANY (ARRAY['S1'::text, 'S2'::text, 'S3'::text, 'S4'::text, 'S5'::text]))),
  constraint cases_status_check CHECK ((status = ANY (ARRAY['open'::text, 'acknowledged'::text, 'understood'::text, 'solved'::text, 'followed-up'::text, 'closed'::text, 'dismissed'::text])))
);
create table cases.clocks (
  case_id uuid not null,
  kind text not null,
  started_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  stopped_at timestamp with time zone,
  constraint clocks_pkey PRIMARY KEY (case_id, kind, started_at),
  constraint clocks_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases.cases(id)
);
create table cases.closures (
  id uuid not null,
  case_id uuid not null,
  answer text not null,
  cause text not null,
  what_we_did text not null,
  by jsonb not null,
  at timestamp with time zone not null,
  constraint closures_pkey PRIMARY KEY (id),
  constraint closures_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases.cases(id),
  constraint closures_answer_check CHECK ((answer = ANY (ARRAY['satisfied'::text, 'no-answer'::text, 'not-satisfied'::text])))
);
create table cases.customer_views (
  case_id uuid not null,
  view jsonb not null,
  by jsonb not null,
  at timestamp with time zone not null,
  constraint customer_views_pkey PRIMARY KEY (case_id),
  constraint customer_views_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases.cases(id)
);
create table cases.declined_requests (
  id uuid not null,
  case_id uuid not null,
  asked text not null,
  why_not text not null,
  alternative text not null,
  by jsonb not null,
  at timestamp with time zone not null,
  constraint declined_requests_pkey PRIMARY KEY (id),
  constraint declined_requests_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases.cases(id)
);
create table cases.findings (
  case_id uuid not null,
  finding jsonb not null,
  by jsonb not null,
  at timestamp with time zone not null,
  constraint findings_pkey PRIMARY KEY (case_id),
  constraint findings_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases.cases(id)
);
create table cases.messages (
  id uuid not null,
  case_id uuid not null,
  at timestamp with time zone not null,
  direction text not null,
  kind text not null,
  channel text not null,
  author jsonb not null,
  text text not null,
  locale text,
  mail_id uuid,
  feedback_id uuid,
  constraint messages_pkey PRIMARY KEY (id),
  constraint messages_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases.cases(id),
  constraint messages_direction_check CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text, 'internal'::text])))
);
create table cases.ownerships (
  id uuid not null,
  case_id uuid not null,
  staff_id uuid not null,
  given_by jsonb not null,
  note text,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone,
  constraint ownerships_pkey PRIMARY KEY (id),
  constraint ownerships_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases.cases(id)
);
create table cases.promises (
  id uuid not null,
  case_id uuid not null,
  kind text not null,
  text text not null,
  due_at timestamp with time zone not null,
  by jsonb not null,
  at timestamp with time zone not null,
  outcome text,
  outcome_at timestamp with time zone,
  outcome_reason text,
  constraint promises_pkey PRIMARY KEY (id),
  constraint promises_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases.cases(id),
  constraint promises_outcome_check CHECK ((outcome = ANY (ARRAY['kept'::text, 'late'::text, 'broken'::text])))
);
create table cases.reopenings (
  id uuid not null,
  case_id uuid not null,
  why text not null,
  steps_before integer not null,
  by jsonb not null,
  at timestamp with time zone not null,
  constraint reopenings_pkey PRIMARY KEY (id),
  constraint reopenings_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases.cases(id)
);
create table cases.resolutions (
  id uuid not null,
  case_id uuid not null,
  what text not null,
  extra_mile text,
  by jsonb not null,
  at timestamp with time zone not null,
  constraint resolutions_pkey PRIMARY KEY (id),
  constraint resolutions_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases.cases(id)
);
create table cases.status_links (
  token_hash text not null,
  case_id uuid not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint status_links_pkey PRIMARY KEY (token_hash),
  constraint status_links_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases.cases(id)
);
create table cases.tasks (
  id uuid not null,
  case_id uuid not null,
  kind text not null,
  why text not null,
  due_at timestamp with time zone not null,
  made_at timestamp with time zone not null,
  done_at timestamp with time zone,
  done_by uuid,
  reached boolean,
  note text,
  constraint tasks_pkey PRIMARY KEY (id),
  constraint tasks_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases.cases(id),
  constraint tasks_kind_check CHECK ((kind = 'call'::text))
);
create table cases.third_party_evidence (
  id uuid not null,
  case_id uuid not null,
  kind text not null,
  source text not null,
  says text not null,
  url text,
  dated date not null,
  by jsonb not null,
  at timestamp with time zone not null,
  message_id uuid,
  constraint third_party_evidence_pkey PRIMARY KEY (id),
  constraint third_party_evidence_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases.cases(id),
  constraint third_party_evidence_message_id_fkey FOREIGN KEY (message_id) REFERENCES cases.messages(id),
  constraint third_party_evidence_kind_check CHECK ((kind = ANY (ARRAY['weather'::text, 'carrier'::text, 'status-page'::text, 'supplier'::text, 'authority'::text, 'other'::text])))
);
create table cases.triage (
  id uuid not null,
  case_id uuid not null,
  decision text not null,
  reason text not null,
  of_case_id uuid,
  team_id uuid,
  by jsonb not null,
  at timestamp with time zone not null,
  undone_at timestamp with time zone,
  constraint triage_pkey PRIMARY KEY (id),
  constraint triage_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases.cases(id),
  constraint triage_decision_check CHECK ((decision = ANY (ARRAY['follow-up'::text, 'no-contact'::text, 'not-a-failure'::text, 'duplicate'::text, 'other-team'::text])))
);
create table cases.understandings (
  id uuid not null,
  case_id uuid not null,
  summary text not null,
  by jsonb not null,
  at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  confirmed_by jsonb,
  corrected_at timestamp with time zone,
  correction text,
  constraint understandings_pkey PRIMARY KEY (id),
  constraint understandings_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases.cases(id)
);
create table compensation.ledger (
  id bigint generated always as identity not null,
  at timestamp with time zone not null,
  offer_id uuid not null,
  case_id uuid not null,
  account text not null,
  amount bigint not null,
  currency text not null,
  why text not null,
  staff_id uuid,
  reason text,
  constraint ledger_pkey PRIMARY KEY (id),
  constraint ledger_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES compensation.offers(id),
  constraint ledger_account_check CHECK ((account = ANY (ARRAY['restitution'::text, 'goodwill'::text])))
);
create table compensation.monthly_use (
  staff_id uuid not null,
  currency text not null,
  month date not null,
  used bigint not null,
  constraint monthly_use_pkey PRIMARY KEY (staff_id, currency, month),
  constraint monthly_use_used_check CHECK ((used >= 0))
);
create table compensation.offers (
  id uuid not null,
  case_id uuid not null,
  kind text not null,
  currency text,
  restitution bigint default 0 not null,
  goodwill bigint default 0 not null,
  reason text not null,
  verdict text not null,
  verdict_reason text not null,
  mandate jsonb,
  offered_by jsonb not null,
  offered_by_staff_id uuid,
  offered_at timestamp with time zone not null,
  month date,
  approval text,
  approval_reason text,
  approval_by uuid,
  approval_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  answer text,
  answered_at timestamp with time zone,
  answered_by jsonb,
  restitution_reason text,
  goodwill_reason text,
  constraint offers_pkey PRIMARY KEY (id),
  constraint offers_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases.cases(id),
  constraint offers_answer_check CHECK ((answer = ANY (ARRAY['accepted'::text, 'declined'::text]))),
  constraint offers_approval_check CHECK ((approval = ANY (ARRAY['approve'::text, 'reject'::text]))),
  constraint offers_goodwill_check CHECK ((goodwill >= 0)),
  constraint offers_restitution_check CHECK ((restitution >= 0)),
  constraint offers_verdict_check CHECK ((verdict = ANY (ARRAY['granted'::text, 'needs approval'::text, 'refused'::text])))
);
create table customers.customers (
  id uuid not null,
  name text,
  email text,
  phone text,
  external_id text,
  locale text,
  time_zone text,
  segment text,
  since date,
  lifetime_value_amount bigint,
  lifetime_value_currency text,
  search_tokens text[] default '{}'::text[] not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  test boolean default false not null,
  constraint customers_pkey PRIMARY KEY (id)
);
create table customers.identities (
  kind text not null,
  value text not null,
  customer_id uuid not null,
  constraint identities_pkey PRIMARY KEY (kind, value),
  constraint identities_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers.customers(id),
  constraint identities_kind_check CHECK ((kind = ANY (ARRAY['externalId'::text, 'email'::text, 'phone'::text])))
);
create table customers.unsubscribed (
  email text not null,
  customer_id uuid,
  at timestamp with time zone not null,
  constraint unsubscribed_pkey PRIMARY KEY (email)
);
create table detection.calibration (
  only_one boolean default true not null,
  version bigint default 0 not null,
  engine text default ''::text not null,
  ratings integer default 0 not null,
  summary json,
  words bytea,
  gathered_to uuid default '00000000-0000-0000-0000-000000000000'::uuid not null,
  updated_at timestamp with time zone,
  constraint calibration_pkey PRIMARY KEY (only_one),
  constraint calibration_only_one_check CHECK (only_one)
);
create table detection.calibration_points (
  ratings integer not null,
  at timestamp with time zone not null,
  answers text not null,
  shipped_loss double precision not null,
  answered_loss double precision not null,
  undone boolean default false not null,
  constraint calibration_points_pkey PRIMARY KEY (ratings, at)
);
create table detection.categories (
  key text not null,
  name text,
  cues text[] default '{}'::text[] not null,
  becomes text,
  set_by uuid,
  set_at timestamp with time zone not null,
  constraint categories_pkey PRIMARY KEY (key),
  constraint categories_key_check CHECK ((key ~ '^[a-z0-9][a-z0-9-]{0,39}$'::text))
);
create table detection.opinions (
  feedback_id uuid not null,
  asked_at timestamp with time zone not null,
  opinion text not null,
  reason text,
  severity_before text not null,
  severity_after text not null,
  flags_added text[] default '{}'::text[] not null,
  constraint opinions_pkey PRIMARY KEY (feedback_id),
  constraint opinions_opinion_check CHECK ((opinion = ANY (ARRAY['raised'::text, 'agreed'::text, 'none'::text])))
);
create table detection.ratings (
  id uuid not null,
  place integer,
  kind text not null,
  feedback_id uuid not null,
  text text not null,
  locale text,
  language text not null,
  unhappy boolean not null,
  weight double precision not null,
  said_by uuid,
  told_at timestamp with time zone not null,
  set_aside_at timestamp with time zone,
  set_aside_by uuid,
  constraint ratings_place_key UNIQUE (place),
  constraint ratings_pkey PRIMARY KEY (id),
  constraint ratings_kind_check CHECK ((kind = ANY (ARRAY['score'::text, 'person'::text]))),
  constraint ratings_weight_check CHECK ((weight > (0)::double precision))
);
create table detection.rules (
  id uuid not null,
  unit_id uuid,
  kind text not null,
  setting jsonb not null,
  set_by uuid,
  set_at timestamp with time zone not null,
  constraint rules_unit_id_kind_key UNIQUE NULLS NOT DISTINCT (unit_id, kind),
  constraint rules_pkey PRIMARY KEY (id),
  constraint rules_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES people.units(id)
);
create table detection.text_settings (
  only_one boolean default true not null,
  learning boolean default true not null,
  threshold double precision,
  opinion_on boolean default false not null,
  opinion_url text,
  opinion_model text,
  opinion_key text,
  order_masks text[] default '{}'::text[] not null,
  set_by uuid,
  set_at timestamp with time zone not null,
  constraint text_settings_pkey PRIMARY KEY (only_one),
  constraint text_settings_only_one_check CHECK (only_one),
  constraint text_settings_threshold_check CHECK (((threshold >= (0.05)::double precision) AND (threshold <= (1.1)::double precision)))
);
create table detection.verdicts (
  feedback_id uuid not null,
  case_id uuid,
  failure boolean not null,
  reason text,
  said_by uuid,
  said_at timestamp with time zone not null,
  constraint verdicts_pkey PRIMARY KEY (feedback_id, said_at)
);
create table followup.asks (
  id uuid not null,
  case_id uuid not null,
  survey_id uuid not null,
  attempt integer not null,
  channel text not null,
  asked_at timestamp with time zone not null,
  waits_until timestamp with time zone not null,
  answered_at timestamp with time zone,
  unanswered_at timestamp with time zone,
  feedback_id uuid,
  scale text not null,
  first_score integer,
  second_score integer,
  constraint asks_survey_id_key UNIQUE (survey_id),
  constraint asks_pkey PRIMARY KEY (id),
  constraint asks_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases.cases(id)
);
create table impact.assumptions (
  id uuid not null,
  scale text not null,
  mean numeric,
  retest numeric,
  why text not null,
  set_by jsonb not null,
  set_at timestamp with time zone not null,
  constraint assumptions_pkey PRIMARY KEY (id),
  constraint assumptions_retest_check CHECK (((retest >= (0)::numeric) AND (retest <= (1)::numeric)))
);
create table impact.cases (
  case_id uuid not null,
  day date not null,
  customer_id uuid not null,
  scale text,
  arm text,
  before integer,
  after integer,
  agent_id uuid,
  team_id uuid,
  site_id uuid,
  cause text,
  channel text not null,
  detected_at timestamp with time zone not null,
  occurred_at timestamp with time zone not null,
  raised_at timestamp with time zone,
  alert_seconds integer,
  alert_stopped boolean,
  answer_seconds integer,
  answer_stopped boolean,
  contact_seconds integer,
  contact_stopped boolean,
  occurrence_seconds integer,
  occurrence_stopped boolean,
  constraint cases_pkey PRIMARY KEY (case_id),
  constraint cases_arm_check CHECK ((arm = ANY (ARRAY['treated'::text, 'reopened'::text, 'control'::text])))
);
create table impact.clock_counts (
  span text not null,
  since date not null,
  clock text not null,
  stopped boolean not null,
  seconds integer not null,
  n integer not null,
  constraint clock_counts_pkey PRIMARY KEY (span, since, clock, stopped, seconds),
  constraint clock_counts_span_check CHECK ((span = ANY (ARRAY['month'::text, 'year'::text])))
);
create table impact.customers (
  customer_id uuid not null,
  scale text not null,
  day date not null,
  before integer not null,
  after integer not null,
  constraint customers_pkey PRIMARY KEY (customer_id, scale)
);
create table impact.pair_counts (
  span text not null,
  since date not null,
  dimension text not null,
  grp text not null,
  scale text not null,
  arm text not null,
  before integer not null,
  after integer not null,
  n integer not null,
  constraint pair_counts_pkey PRIMARY KEY (span, since, dimension, grp, scale, arm, before, after),
  constraint pair_counts_arm_check CHECK ((arm = ANY (ARRAY['treated'::text, 'reopened'::text, 'control'::text, 'background'::text]))),
  constraint pair_counts_dimension_check CHECK ((dimension = ANY (ARRAY['all'::text, 'site'::text, 'team'::text, 'agent'::text, 'cause'::text, 'channel'::text]))),
  constraint pair_counts_span_check CHECK ((span = ANY (ARRAY['day'::text, 'month'::text, 'year'::text])))
);
create table impact.score_counts (
  span text not null,
  since date not null,
  scale text not null,
  score integer not null,
  n integer not null,
  constraint score_counts_pkey PRIMARY KEY (span, since, scale, score),
  constraint score_counts_span_check CHECK ((span = ANY (ARRAY['day'::text, 'month'::text, 'year'::text])))
);
create table impact.state (
  only_one boolean default true not null,
  time_zone text,
  counted_at timestamp with time zone,
  looks_again_at timestamp with time zone,
  constraint state_pkey PRIMARY KEY (only_one),
  constraint state_only_one_check CHECK (only_one)
);
create table impact.to_count (
  id bigint generated always as identity not null,
  case_id uuid,
  customer_id uuid,
  scale text,
  score integer,
  received_at timestamp with time zone,
  by integer,
  constraint to_count_pkey PRIMARY KEY (id)
);
create table intake.external_ids (
  kind text not null,
  external_id text not null,
  id uuid not null,
  customer_id uuid not null,
  occurred_at timestamp with time zone not null,
  constraint external_ids_pkey PRIMARY KEY (kind, external_id),
  constraint external_ids_kind_check CHECK ((kind = ANY (ARRAY['interaction'::text, 'feedback'::text])))
);
create table intake.feedback (
  id uuid not null,
  external_id text,
  received_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  source text not null,
  customer_id uuid not null,
  interaction_external_id text,
  interaction_id uuid,
  scale text,
  score integer,
  reasons text[] default '{}'::text[] not null,
  comment text,
  locale text,
  staff_id uuid,
  team_id uuid,
  site_id uuid,
  product text,
  component text,
  named jsonb default '{}'::jsonb not null,
  survey_id uuid,
  understanding jsonb,
  flagged boolean not null,
  flag_reasons text[] default '{}'::text[] not null,
  review boolean default false not null,
  reviewed_at timestamp with time zone,
  case_id uuid,
  history boolean default false not null,
  test boolean default false not null,
  constraint feedback_pkey PRIMARY KEY (id, received_at),
  constraint feedback_source_check CHECK ((source = ANY (ARRAY['survey'::text, 'form'::text, 'email'::text, 'review'::text, 'social'::text, 'floor'::text, 'phone'::text, 'import'::text])))
) partition by RANGE (received_at);
create table intake.import_made (
  import_id uuid not null,
  at timestamp with time zone not null,
  what text not null,
  ids uuid[] not null,
  constraint import_made_import_id_fkey FOREIGN KEY (import_id) REFERENCES intake.imports(id) ON DELETE CASCADE,
  constraint import_made_what_check CHECK ((what = ANY (ARRAY['interactions'::text, 'feedback'::text, 'customers'::text, 'shifts'::text])))
);
create table intake.import_problems (
  import_id uuid not null,
  line integer not null,
  column_name text not null,
  code text not null,
  problem text not null,
  value text not null,
  constraint import_problems_import_id_fkey FOREIGN KEY (import_id) REFERENCES intake.imports(id) ON DELETE CASCADE
);
create table intake.imports (
  id uuid not null,
  kind text not null,
  file_name text not null,
  fingerprint text not null,
  options jsonb not null,
  started_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  bytes bigint not null,
  next_byte bigint not null,
  next_line integer not null,
  rows_read integer default 0 not null,
  rows_new integer default 0 not null,
  rows_changed integer default 0 not null,
  rows_unchanged integer default 0 not null,
  rows_refused integer default 0 not null,
  rows_live integer default 0 not null,
  cases_history integer default 0 not null,
  cases_live integer default 0 not null,
  stored_as text,
  dry_run jsonb,
  by_staff_id uuid,
  by_name text,
  state text not null,
  problem text,
  taken_back jsonb,
  constraint imports_pkey PRIMARY KEY (id),
  constraint imports_kind_check CHECK ((kind = ANY (ARRAY['interactions'::text, 'feedback'::text, 'customers'::text, 'staff'::text, 'shifts'::text]))),
  constraint imports_state_check CHECK ((state = ANY (ARRAY['mapping'::text, 'checking'::text, 'checked'::text, 'running'::text, 'done'::text, 'stopped'::text, 'failed'::text, 'taking-back'::text, 'taken-back'::text])))
);
create table intake.interactions (
  id uuid not null,
  external_id text not null,
  occurred_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
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
  dimensions jsonb default '{}'::jsonb not null,
  failed boolean,
  failure_kind text,
  named jsonb default '{}'::jsonb not null,
  history boolean default false not null,
  test boolean default false not null,
  constraint interactions_pkey PRIMARY KEY (id, occurred_at)
) partition by RANGE (occurred_at);
create table intake.same_names (
  field text not null,
  told text not null,
  means text,
  said_at timestamp with time zone not null,
  said_by jsonb not null,
  constraint same_names_pkey PRIMARY KEY (field, told),
  constraint same_names_field_check CHECK ((field = ANY (ARRAY['site'::text, 'team'::text, 'product'::text])))
);
create table intake.surveys (
  id uuid not null,
  token_hash text not null,
  kind text not null,
  customer_id uuid not null,
  interaction_external_id text,
  interaction_id uuid,
  case_id uuid,
  scale text not null,
  locale text not null,
  attempt integer default 1 not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  answer jsonb default '{}'::jsonb not null,
  feedback_id uuid,
  finished_at timestamp with time zone,
  test boolean default false not null,
  constraint surveys_token_hash_key UNIQUE (token_hash),
  constraint surveys_pkey PRIMARY KEY (id),
  constraint surveys_kind_check CHECK ((kind = ANY (ARRAY['contact'::text, 'recovery'::text])))
);
create table patterns.finding_rows (
  finding_id uuid not null,
  interaction_id uuid not null,
  occurred_at timestamp with time zone not null,
  constraint finding_rows_pkey PRIMARY KEY (finding_id, interaction_id),
  constraint finding_rows_finding_id_fkey FOREIGN KEY (finding_id) REFERENCES patterns.findings(id) ON DELETE CASCADE
);
create table patterns.findings (
  id uuid not null,
  scope text not null,
  identity text not null,
  direction text not null,
  life text not null,
  first_found_at timestamp with time zone not null,
  last_found_at timestamp with time zone not null,
  resolved_at timestamp with time zone,
  search_id uuid not null,
  place integer not null,
  body jsonb not null,
  constraint findings_scope_identity_direction_key UNIQUE (scope, identity, direction),
  constraint findings_pkey PRIMARY KEY (id),
  constraint findings_scope_fkey FOREIGN KEY (scope) REFERENCES patterns.scopes(key),
  constraint findings_search_id_fkey FOREIGN KEY (search_id) REFERENCES patterns.searches(id),
  constraint findings_direction_check CHECK ((direction = ANY (ARRAY['worse'::text, 'better'::text]))),
  constraint findings_life_check CHECK ((life = ANY (ARRAY['new'::text, 'persisting'::text, 'fading'::text, 'resolved'::text])))
);
create table patterns.nights (
  night date not null,
  planned_at timestamp with time zone not null,
  constraint nights_pkey PRIMARY KEY (night)
);
create table patterns.scopes (
  key text not null,
  unit_ids uuid[],
  asked_at timestamp with time zone not null,
  constraint scopes_pkey PRIMARY KEY (key)
);
create table patterns.searches (
  id uuid not null,
  scope text not null,
  asked_at timestamp with time zone not null,
  asked_by uuid,
  state text not null,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  problem text,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone not null,
  report jsonb,
  constraint searches_pkey PRIMARY KEY (id),
  constraint searches_scope_fkey FOREIGN KEY (scope) REFERENCES patterns.scopes(key),
  constraint searches_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text])))
);
create table patterns.sightings (
  finding_id uuid not null,
  search_id uuid not null,
  at timestamp with time zone not null,
  life text not null,
  failures double precision not null,
  exposure double precision not null,
  expected double precision not null,
  ratio double precision not null,
  constraint sightings_pkey PRIMARY KEY (finding_id, search_id),
  constraint sightings_finding_id_fkey FOREIGN KEY (finding_id) REFERENCES patterns.findings(id) ON DELETE CASCADE,
  constraint sightings_search_id_fkey FOREIGN KEY (search_id) REFERENCES patterns.searches(id)
);
create table people.accounts (
  id text not null,
  account_id text not null,
  provider_id text not null,
  staff_id uuid not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  password text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint accounts_pkey PRIMARY KEY (id),
  constraint accounts_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES people.staff(id)
);
create table people.api_keys (
  id uuid not null,
  name text not null,
  prefix text not null,
  hash text not null,
  scope text not null,
  as_staff_id uuid,
  test boolean default false not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint api_keys_hash_key UNIQUE (hash),
  constraint api_keys_pkey PRIMARY KEY (id),
  constraint api_keys_as_staff_id_fkey FOREIGN KEY (as_staff_id) REFERENCES people.staff(id),
  constraint api_keys_scope_check CHECK ((scope = ANY (ARRAY['ingest'::text, 'staff'::text, 'admin'::text])))
);
create table people.completed_modules (
  staff_id uuid not null,
  module text not null,
  completed_on date not null,
  constraint completed_modules_pkey PRIMARY KEY (staff_id, module, completed_on),
  constraint completed_modules_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES people.staff(id)
);
create table people.invitations (
  id uuid not null,
  staff_id uuid not null,
  purpose text not null,
  token_hash text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint invitations_token_hash_key UNIQUE (token_hash),
  constraint invitations_pkey PRIMARY KEY (id),
  constraint invitations_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES people.staff(id),
  constraint invitations_purpose_check CHECK ((purpose = ANY (ARRAY['invite'::text, 'reset'::text, 'owner'::text])))
);
create table people.mandates (
  role text not null,
  currency text not null,
  per_case bigint not null,
  per_month bigint not null,
  set_by uuid,
  set_at timestamp with time zone not null,
  constraint mandates_pkey PRIMARY KEY (role, currency),
  constraint mandates_per_case_check CHECK ((per_case >= 0)),
  constraint mandates_per_month_check CHECK ((per_month >= 0)),
  constraint mandates_role_check CHECK ((role = ANY (ARRAY['agent'::text, 'lead'::text, 'manager'::text, 'owner'::text])))
);
create table people.memberships (
  staff_id uuid not null,
  unit_id uuid not null,
  since timestamp with time zone not null,
  constraint memberships_pkey PRIMARY KEY (staff_id, unit_id),
  constraint memberships_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES people.staff(id),
  constraint memberships_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES people.units(id)
);
create table people.organisation (
  only_one boolean default true not null,
  name text not null,
  logo text,
  colour text,
  sender_name text not null,
  sender_address text not null,
  reply_to text,
  legal_footer text default ''::text not null,
  phone text,
  languages text[] default '{en}'::text[] not null,
  currencies text[] default '{EUR}'::text[] not null,
  default_scale text default 'stars5'::text not null,
  time_zone text default 'UTC'::text not null,
  weekly_schedule jsonb not null,
  public_url text,
  set_up_at timestamp with time zone,
  updated_at timestamp with time zone not null,
  constraint organisation_pkey PRIMARY KEY (only_one),
  constraint organisation_only_one_check CHECK (only_one)
);
create table people.passkeys (
  id text not null,
  name text,
  public_key text not null,
  staff_id uuid not null,
  credential_id text not null,
  counter integer not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamp with time zone,
  constraint passkeys_pkey PRIMARY KEY (id),
  constraint passkeys_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES people.staff(id)
);
create table people.sessions (
  id text not null,
  token text not null,
  staff_id uuid not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint sessions_token_key UNIQUE (token),
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES people.staff(id)
);
create table people.shifts (
  id uuid not null,
  external_id text,
  staff_id uuid not null,
  unit_id uuid,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  leads boolean default false not null,
  time_zone text not null,
  constraint shifts_external_id_key UNIQUE (external_id),
  constraint shifts_pkey PRIMARY KEY (id),
  constraint shifts_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES people.staff(id),
  constraint shifts_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES people.units(id),
  constraint shifts_check CHECK ((ends_at > starts_at))
);
create table people.staff (
  id uuid not null,
  external_id text,
  name text not null,
  email text not null,
  phone text,
  role text default 'agent'::text not null,
  languages text[] default '{}'::text[] not null,
  locale text default 'en'::text not null,
  time_zone text,
  hired_at date,
  created_at timestamp with time zone not null,
  deactivated_at timestamp with time zone,
  test boolean default false not null,
  email_verified boolean default false not null,
  image text,
  updated_at timestamp with time zone default now() not null,
  two_factor_enabled boolean default false not null,
  constraint staff_external_id_key UNIQUE (external_id),
  constraint staff_pkey PRIMARY KEY (id),
  constraint staff_email_check CHECK ((email = lower(email))),
  constraint staff_role_check CHECK ((role = ANY (ARRAY['agent'::text, 'lead'::text, 'manager'::text, 'owner'::text])))
);
create table people.tries (
  key text not null,
  tries integer not null,
  ends_at timestamp with time zone not null,
  constraint tries_pkey PRIMARY KEY (key)
);
create table people.two_factors (
  id text not null,
  staff_id uuid not null,
  secret text not null,
  backup_codes text not null,
  verified boolean,
  failed_verification_count integer,
  locked_until timestamp with time zone,
  constraint two_factors_pkey PRIMARY KEY (id),
  constraint two_factors_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES people.staff(id)
);
create table people.units (
  id uuid not null,
  parent_id uuid,
  kind text not null,
  name text not null,
  external_id text,
  time_zone text,
  created_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  constraint units_external_id_key UNIQUE (external_id),
  constraint units_pkey PRIMARY KEY (id),
  constraint units_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES people.units(id),
  constraint units_kind_check CHECK ((kind = ANY (ARRAY['brand'::text, 'region'::text, 'site'::text, 'team'::text])))
);
create table people.verifications (
  id text not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint verifications_pkey PRIMARY KEY (id)
);
create table platform.idempotency (
  caller text not null,
  key text not null,
  request_hash text not null,
  status integer,
  body json,
  at timestamp with time zone not null,
  constraint idempotency_pkey PRIMARY KEY (caller, key)
);
create table platform.journal (
  id bigint generated always as identity not null,
  xid xid8 default pg_current_xact_id() not null,
  at timestamp with time zone not null,
  fact text not null,
  actor jsonb not null,
  case_id uuid,
  customer_id uuid,
  team_id uuid,
  site_id uuid,
  staff_id uuid,
  live boolean default false not null,
  why text,
  body jsonb default '{}'::jsonb not null,
  constraint journal_pkey PRIMARY KEY (id)
);
create table platform.mails (
  id uuid not null,
  kind text not null,
  case_id uuid,
  to_address text not null,
  to_name text,
  from_name text,
  reply_to text,
  subject text not null,
  body_text text not null,
  body_html text,
  headers jsonb default '{}'::jsonb not null,
  message_id text not null,
  in_reply_to text,
  thread text[] default '{}'::text[] not null,
  state text default 'waiting'::text not null,
  attempts integer default 0 not null,
  last_error text,
  cause_key text,
  written_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  test boolean default false not null,
  constraint mails_cause_key_key UNIQUE (cause_key),
  constraint mails_message_id_key UNIQUE (message_id),
  constraint mails_pkey PRIMARY KEY (id)
);
create table platform.migrations (
  name text not null,
  applied_at timestamp with time zone default now() not null,
  constraint migrations_pkey PRIMARY KEY (name)
);
create table platform.outbox (
  id bigint generated always as identity not null,
  job text not null,
  body jsonb not null,
  start_after timestamp with time zone,
  singleton_key text,
  constraint outbox_pkey PRIMARY KEY (id)
);
create table platform.refusals (
  id bigint generated always as identity not null,
  at timestamp with time zone not null,
  actor jsonb not null,
  rule text not null,
  method text not null,
  path text not null,
  ip text,
  request_id text,
  constraint refusals_pkey PRIMARY KEY (id)
);
create table platform.secrets (
  name text not null,
  value text not null,
  made_at timestamp with time zone default now() not null,
  constraint secrets_pkey PRIMARY KEY (name)
);
create table platform.settings (
  name text not null,
  version integer not null,
  content jsonb not null,
  basis text not null,
  why text not null,
  by jsonb not null,
  at timestamp with time zone not null,
  constraint settings_pkey PRIMARY KEY (name, version),
  constraint settings_basis_check CHECK ((basis = ANY (ARRAY['assumption'::text, 'calibrated'::text]))),
  constraint settings_version_check CHECK ((version > 1))
);
create table intake.feedback_other partition of intake.feedback DEFAULT;
create table intake.interactions_other partition of intake.interactions DEFAULT;

CREATE INDEX alerts_answered ON alerts.alerts USING btree (answered_at) WHERE (answered_at IS NOT NULL);
CREATE INDEX alerts_by_case ON alerts.alerts USING btree (case_id);
CREATE INDEX alerts_by_day ON alerts.alerts USING btree (raised_at);
CREATE INDEX alerts_by_feedback ON alerts.alerts USING btree (feedback_id) WHERE (feedback_id IS NOT NULL);
CREATE INDEX alerts_open ON alerts.alerts USING btree (answer_due_at) WHERE ((answered_at IS NULL) AND (withdrawn_at IS NULL));
CREATE INDEX calls_by_mail ON alerts.calls USING btree (mail_id) WHERE (mail_id IS NOT NULL);
CREATE INDEX calls_by_staff ON alerts.calls USING btree (staff_id, called_at DESC);
CREATE INDEX cases_by_customer ON cases.cases USING btree (customer_id, opened_at DESC);
CREATE INDEX cases_by_failure ON cases.cases USING btree (failure_key, opened_at DESC);
CREATE INDEX cases_by_owner ON cases.cases USING btree (owner_id, status);
CREATE INDEX cases_by_team ON cases.cases USING btree (team_id, status);
CREATE INDEX cases_heard ON cases.cases USING btree (first_contact_at DESC) WHERE ((first_contact_at IS NOT NULL) AND (NOT history));
CREATE INDEX cases_newest ON cases.cases USING btree (opened_at DESC, id DESC);
CREATE INDEX cases_open ON cases.cases USING btree (status, opened_at) WHERE ((status <> ALL (ARRAY['closed'::text, 'dismissed'::text])) AND (NOT history));
CREATE INDEX cases_queue ON cases.cases USING btree (COALESCE(next_due_at, 'infinity'::timestamp with time zone), id);
CREATE INDEX cases_search ON cases.cases USING gin (search_tokens) WITH (gin_pending_list_limit='64');
CREATE INDEX cases_solved ON cases.cases USING btree (solved_at DESC, id) WHERE ((solved_at IS NOT NULL) AND (NOT test));
CREATE INDEX cases_unowned ON cases.cases USING btree (COALESCE(next_due_at, 'infinity'::timestamp with time zone), id) WHERE ((owner_id IS NULL) AND (status <> ALL (ARRAY['closed'::text, 'dismissed'::text])) AND (NOT history));
CREATE INDEX clocks_running ON cases.clocks USING btree (due_at) WHERE (stopped_at IS NULL);
CREATE INDEX closures_by_case ON cases.closures USING btree (case_id, at);
CREATE INDEX declined_requests_by_case ON cases.declined_requests USING btree (case_id, at);
CREATE INDEX messages_by_case ON cases.messages USING btree (case_id, at);
CREATE UNIQUE INDEX one_open_case_per_failure ON cases.cases USING btree (failure_key) WHERE ((status <> ALL (ARRAY['closed'::text, 'dismissed'::text])) AND (NOT history));
CREATE INDEX ownerships_by_case ON cases.ownerships USING btree (case_id, from_at);
CREATE INDEX promises_by_case ON cases.promises USING btree (case_id, due_at);
CREATE INDEX promises_waiting ON cases.promises USING btree (due_at) WHERE (outcome IS NULL);
CREATE INDEX reopenings_by_case ON cases.reopenings USING btree (case_id, at);
CREATE INDEX resolutions_by_case ON cases.resolutions USING btree (case_id, at);
CREATE INDEX status_links_by_case ON cases.status_links USING btree (case_id);
CREATE INDEX tasks_by_case ON cases.tasks USING btree (case_id, made_at);
CREATE INDEX tasks_waiting ON cases.tasks USING btree (due_at) WHERE (done_at IS NULL);
CREATE INDEX third_party_evidence_by_case ON cases.third_party_evidence USING btree (case_id, at);
CREATE INDEX triage_by_case ON cases.triage USING btree (case_id, at);
CREATE INDEX understandings_by_case ON cases.understandings USING btree (case_id, at);
CREATE INDEX ledger_by_case ON compensation.ledger USING btree (case_id);
CREATE INDEX offers_by_case ON compensation.offers USING btree (case_id, offered_at);
CREATE INDEX offers_waiting ON compensation.offers USING btree (offered_at) WHERE ((verdict = 'needs approval'::text) AND (approval IS NULL) AND (withdrawn_at IS NULL));
CREATE INDEX customers_search ON customers.customers USING gin (search_tokens) WITH (gin_pending_list_limit='64');
CREATE INDEX identities_by_customer ON customers.identities USING btree (customer_id);
CREATE INDEX opinions_newest ON detection.opinions USING btree (asked_at DESC);
CREATE INDEX ratings_by_feedback ON detection.ratings USING btree (feedback_id);
CREATE INDEX ratings_waiting ON detection.ratings USING btree (told_at, id) WHERE (place IS NULL);
CREATE INDEX asks_answered ON followup.asks USING btree (answered_at) WHERE (answered_at IS NOT NULL);
CREATE INDEX asks_by_case ON followup.asks USING btree (case_id, asked_at);
CREATE INDEX assumptions_newest ON impact.assumptions USING btree (scale, set_at DESC, id DESC);
CREATE INDEX cases_by_agent ON impact.cases USING btree (agent_id, day);
CREATE INDEX cases_by_cause ON impact.cases USING btree (cause, day) INCLUDE (scale, arm, before, after, agent_id, team_id, site_id, channel, alert_stopped, alert_seconds, answer_stopped, answer_seconds, contact_stopped, contact_seconds, occurrence_stopped, occurrence_seconds);
CREATE INDEX cases_by_channel ON impact.cases USING btree (channel, day) INCLUDE (scale, arm, before, after, agent_id, team_id, site_id, cause, alert_stopped, alert_seconds, answer_stopped, answer_seconds, contact_stopped, contact_seconds, occurrence_stopped, occurrence_seconds);
CREATE INDEX cases_by_customer ON impact.cases USING btree (customer_id);
CREATE INDEX cases_by_day ON impact.cases USING btree (day);
CREATE INDEX cases_by_site ON impact.cases USING btree (site_id, day);
CREATE INDEX cases_by_team ON impact.cases USING btree (team_id, day);
CREATE INDEX cases_running ON impact.cases USING btree (day) WHERE (((alert_stopped = false) AND (alert_seconds IS NULL)) OR ((answer_stopped = false) AND (answer_seconds IS NULL)) OR ((contact_stopped = false) AND (contact_seconds IS NULL)));
CREATE INDEX clock_counts_emptied ON impact.clock_counts USING btree (n) WHERE (n = 0);
CREATE INDEX pair_counts_emptied ON impact.pair_counts USING btree (n) WHERE (n = 0);
CREATE INDEX score_counts_emptied ON impact.score_counts USING btree (n) WHERE (n = 0);
CREATE INDEX feedback_by_case ON ONLY intake.feedback USING btree (case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX feedback_by_customer ON ONLY intake.feedback USING btree (customer_id, received_at DESC);
CREATE INDEX feedback_by_interaction ON ONLY intake.feedback USING btree (interaction_external_id) WHERE (interaction_external_id IS NOT NULL);
CREATE INDEX feedback_to_review ON ONLY intake.feedback USING btree (received_at) WHERE (review AND (reviewed_at IS NULL));
CREATE INDEX import_made_by_import ON intake.import_made USING btree (import_id);
CREATE INDEX import_made_by_time ON intake.import_made USING btree (at);
CREATE INDEX import_problems_by_line ON intake.import_problems USING btree (import_id, line);
CREATE INDEX imports_by_file ON intake.imports USING btree (kind, fingerprint, started_at DESC);
CREATE INDEX imports_newest ON intake.imports USING btree (started_at DESC);
CREATE INDEX interactions_by_customer ON ONLY intake.interactions USING btree (customer_id, occurred_at DESC);
CREATE INDEX interactions_by_external_id ON ONLY intake.interactions USING btree (external_id);
CREATE INDEX surveys_by_case ON intake.surveys USING btree (case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX findings_of_search ON patterns.findings USING btree (search_id, place);
CREATE INDEX searches_newest ON patterns.searches USING btree (scope, asked_at DESC);
CREATE UNIQUE INDEX searches_open ON patterns.searches USING btree (scope) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]));
CREATE UNIQUE INDEX accounts_by_staff ON people.accounts USING btree (staff_id, provider_id);
CREATE INDEX memberships_by_unit ON people.memberships USING btree (unit_id);
CREATE UNIQUE INDEX passkeys_by_credential ON people.passkeys USING btree (credential_id);
CREATE INDEX passkeys_by_staff ON people.passkeys USING btree (staff_id);
CREATE INDEX sessions_by_staff ON people.sessions USING btree (staff_id);
CREATE INDEX shifts_by_staff ON people.shifts USING btree (staff_id, starts_at);
CREATE INDEX shifts_by_time ON people.shifts USING btree (starts_at, ends_at);
CREATE UNIQUE INDEX staff_email ON people.staff USING btree (email);
CREATE INDEX two_factors_by_staff ON people.two_factors USING btree (staff_id);
CREATE INDEX units_by_name ON people.units USING btree (lower(name));
CREATE INDEX verifications_by_identifier ON people.verifications USING btree (identifier);
CREATE INDEX idempotency_by_age ON platform.idempotency USING btree (at);
CREATE INDEX journal_by_case ON platform.journal USING btree (case_id, id) WHERE (case_id IS NOT NULL);
CREATE INDEX journal_by_fact ON platform.journal USING btree (fact, at);
CREATE INDEX journal_by_xid ON platform.journal USING btree (xid, id) WHERE live;
CREATE INDEX mails_by_case ON platform.mails USING btree (case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX mails_newest ON platform.mails USING btree (written_at DESC);

create view alerts.v_alerts as
 SELECT id,
    case_id,
    detected_at,
    raised_at,
    first_delivered_at,
    answered_at,
    withdrawn_at
   FROM alerts.alerts;
create view cases.v_cases as
 SELECT id,
    reference,
    customer_id,
    interaction_id,
    first_feedback_id,
    channel,
    product,
    component,
    team_id,
    site_id,
    title,
    words,
    locale,
    first_scale,
    first_score,
    severity,
    status,
    raised_by,
    flag_reasons,
    occurred_at,
    detected_at,
    opened_at,
    owner_id,
    acknowledged_at,
    understood_at,
    solved_at,
    followed_up_at,
    closed_at,
    first_contact_at,
    last_outbound_at,
    waiting_for_customer_since,
    double_deviation_at,
    reopened_times,
    value_amount,
    value_currency,
    next_due_at,
    evidence,
    version,
    history,
    test
   FROM cases.cases;
create view cases.v_closures as
 SELECT id,
    case_id,
    answer,
    cause,
    at
   FROM cases.closures;
create view cases.v_findings as
 SELECT case_id,
    finding,
    at
   FROM cases.findings;
create view cases.v_first_contact_clocks as
 SELECT DISTINCT ON (case_id) case_id,
    started_at,
    due_at,
    stopped_at
   FROM cases.clocks
  WHERE (kind = 'contact'::text)
  ORDER BY case_id, started_at;
create view cases.v_promises as
 SELECT id,
    case_id,
    text,
    due_at,
    outcome
   FROM cases.promises;
create view cases.v_reopenings as
 SELECT case_id,
    at
   FROM cases.reopenings;
create view customers.v_customers as
 SELECT id,
    name,
    email,
    phone,
    external_id,
    locale,
    time_zone,
    segment,
    since,
    lifetime_value_amount,
    lifetime_value_currency,
    search_tokens
   FROM customers.customers;
create view followup.v_asks as
 SELECT case_id,
    attempt,
    asked_at,
    answered_at,
    scale,
    first_score,
    second_score
   FROM followup.asks;
create view intake.v_exposures as
 SELECT id,
    external_id,
    occurred_at,
    recorded_at,
    channel,
    customer_id,
    staff_id,
    team_id,
    site_id,
    product,
    component,
    release,
    dimensions,
    failed,
    failure_kind,
    test
   FROM intake.interactions;
create view intake.v_feedback as
 SELECT id,
    received_at,
    recorded_at,
    source,
    customer_id,
    scale,
    score,
    comment,
    locale,
    understanding,
    flagged,
    flag_reasons,
    review,
    reviewed_at,
    case_id,
    staff_id,
    team_id,
    site_id,
    product,
    history,
    test
   FROM intake.feedback;
create view intake.v_heard as
 SELECT id,
    interaction_id,
    interaction_external_id,
    received_at,
    team_id,
    site_id,
    score,
    scale,
    comment,
    locale,
    flagged,
    case_id,
    test
   FROM intake.feedback;
create view intake.v_purchases as
 SELECT customer_id,
    occurred_at,
    value_amount,
    value_currency
   FROM intake.interactions
  WHERE ((value_amount > 0) AND (value_currency IS NOT NULL));
create view intake.v_ratings as
 SELECT id,
    customer_id,
    received_at,
    scale,
    score,
    ((survey_id IS NOT NULL) AND (EXISTS ( SELECT 1
           FROM intake.surveys s
          WHERE ((s.id = f.survey_id) AND (s.kind = 'recovery'::text))))) AS recovery
   FROM intake.feedback f
  WHERE ((score IS NOT NULL) AND (NOT test));
create view people.v_completed_modules as
 SELECT staff_id,
    module,
    completed_on
   FROM people.completed_modules;
create view people.v_shifts as
 SELECT staff_id,
    starts_at,
    ends_at
   FROM people.shifts;
create view people.v_staff as
 SELECT id,
    name,
    email,
    phone,
    role,
    locale,
    time_zone,
    deactivated_at
   FROM people.staff;
create view people.v_tenures as
 SELECT id,
    external_id,
    name,
    hired_at
   FROM people.staff;
create view people.v_units as
 SELECT id,
    parent_id,
    kind,
    name,
    external_id,
    time_zone,
    closed_at
   FROM people.units;

CREATE TRIGGER impact_notes_changed AFTER UPDATE ON alerts.alerts REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION impact.note_case_parts();
CREATE TRIGGER impact_notes_gone AFTER DELETE ON alerts.alerts REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION impact.note_case_parts();
CREATE TRIGGER impact_notes_new AFTER INSERT ON alerts.alerts REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION impact.note_case_parts();
CREATE TRIGGER impact_notes_changed AFTER UPDATE ON cases.cases REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION impact.note_changed_cases();
CREATE TRIGGER impact_notes_gone AFTER DELETE ON cases.cases REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION impact.note_cases();
CREATE TRIGGER impact_notes_new AFTER INSERT ON cases.cases REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION impact.note_cases();
CREATE TRIGGER impact_notes_changed AFTER UPDATE ON followup.asks REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION impact.note_case_parts();
CREATE TRIGGER impact_notes_gone AFTER DELETE ON followup.asks REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION impact.note_case_parts();
CREATE TRIGGER impact_notes_new AFTER INSERT ON followup.asks REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION impact.note_case_parts();
CREATE OR REPLACE FUNCTION impact.note_case_parts()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' then
    insert into impact.to_count (case_id) select distinct o.case_id from before_rows o;
  else
    insert into impact.to_count (case_id) select distinct n.case_id from after_rows n;
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION impact.note_cases()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' then
    insert into impact.to_count (case_id, customer_id)
      select o.id, o.customer_id from before_rows o where not o.test;
  else
    insert into impact.to_count (case_id, customer_id)
      select n.id, n.customer_id from after_rows n where not n.test;
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION impact.note_changed_cases()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into impact.to_count (case_id)
    select n.id from before_rows o join after_rows n using (id)
    where not n.test and
      (o.version, o.status, o.owner_id, o.team_id, o.site_id, o.channel, o.first_contact_at, o.first_scale, o.first_score)
      is distinct from
      (n.version, n.status, n.owner_id, n.team_id, n.site_id, n.channel, n.first_contact_at, n.first_scale, n.first_score);
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION impact.note_changed_ratings()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into impact.to_count (customer_id, scale, score, received_at, by)
    select x.customer_id, x.scale, x.score, x.received_at, x.by
    from before_rows o join after_rows n using (id)
    cross join lateral (values (o.customer_id, o.scale, o.score, o.received_at, -1, o.test),
                               (n.customer_id, n.scale, n.score, n.received_at, 1, n.test))
      x (customer_id, scale, score, received_at, by, test)
    where (o.customer_id, o.scale, o.score, o.received_at, o.test)
        is distinct from (n.customer_id, n.scale, n.score, n.received_at, n.test)
      and x.score is not null and not x.test;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION impact.note_ratings()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op <> 'INSERT' then
    insert into impact.to_count (customer_id, scale, score, received_at, by)
      select o.customer_id, o.scale, o.score, o.received_at, -1 from before_rows o
      where o.score is not null and not o.test;
  end if;
  if tg_op <> 'DELETE' then
    insert into impact.to_count (customer_id, scale, score, received_at, by)
      select n.customer_id, n.scale, n.score, n.received_at, 1 from after_rows n
      where n.score is not null and not n.test;
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION impact.summed_pairs(spans text[], sinces date[], dimensions text[])
 RETURNS TABLE(dimension text, grp text, scale text, arm text, before integer, after integer, n integer)
 LANGUAGE sql
 STABLE
 SET enable_sort TO 'off'
 SET work_mem TO '16MB'
BEGIN ATOMIC
 SELECT x.dimension,
     x.grp,
     x.scale,
     x.arm,
     x.before,
     x.after,
     (sum(x.n))::integer AS sum
    FROM (UNNEST(summed_pairs.spans, summed_pairs.sinces) s(span, since)
      CROSS JOIN LATERAL ( SELECT t.span,
             t.since,
             t.dimension,
             t.grp,
             t.scale,
             t.arm,
             t.before,
             t.after,
             t.n
            FROM impact.pair_counts t
           WHERE ((t.span = s.span) AND (t.since = s.since) AND (t.dimension = ANY (summed_pairs.dimensions)) AND (t.arm = ANY (ARRAY['treated'::text, 'reopened'::text])))
          OFFSET 0) x)
   GROUP BY x.dimension, x.grp, x.scale, x.arm, x.before, x.after;
END
;
CREATE TRIGGER impact_notes_changed AFTER UPDATE ON intake.feedback REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION impact.note_changed_ratings();
CREATE TRIGGER impact_notes_gone AFTER DELETE ON intake.feedback REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION impact.note_ratings();
CREATE TRIGGER impact_notes_new AFTER INSERT ON intake.feedback REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION impact.note_ratings();
