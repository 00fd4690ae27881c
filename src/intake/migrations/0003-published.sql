-- What other rooms may read of what customers told us.
create view intake.v_feedback as
  select id, received_at, recorded_at, source, customer_id, scale, score, comment, locale, understanding, flagged,
         flag_reasons, review, reviewed_at, case_id, staff_id, team_id, site_id, product, history, test
  from intake.feedback;
