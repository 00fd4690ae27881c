-- What other rooms may read of a case.
create view cases.v_cases as
  select id, reference, customer_id, interaction_id, first_feedback_id, channel, product, component, team_id, site_id,
         title, words, locale, first_scale, first_score, severity, status, raised_by, flag_reasons, occurred_at,
         detected_at, opened_at, owner_id, acknowledged_at, understood_at, solved_at, followed_up_at, closed_at,
         first_contact_at, last_outbound_at, waiting_for_customer_since, double_deviation_at, reopened_times,
         value_amount, value_currency, next_due_at, evidence, version, history, test
  from cases.cases;
create view cases.v_promises as
  select id, case_id, text, due_at, outcome from cases.promises;
create view cases.v_closures as
  select id, case_id, answer, cause, at from cases.closures;
create view cases.v_findings as
  select case_id, finding, at from cases.findings;
-- The clock that ran from detection to the first word; later ones belong to reopenings.
create view cases.v_first_contact_clocks as
  select distinct on (case_id) case_id, started_at, due_at, stopped_at from cases.clocks
  where kind = 'contact' order by case_id, started_at;
