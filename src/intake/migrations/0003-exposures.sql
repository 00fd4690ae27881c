-- What the search for patterns may read: what could fail, and what was heard about it.
create view intake.v_exposures as
  select id, external_id, occurred_at, recorded_at, channel, customer_id, staff_id, team_id, site_id, product, component, release,
         dimensions, failed, failure_kind, test
  from intake.interactions;
create view intake.v_heard as
  select id, interaction_id, interaction_external_id, received_at, team_id, site_id, score, scale, comment, locale,
         flagged, case_id, test
  from intake.feedback;
