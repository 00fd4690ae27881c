-- What other rooms may read of asking again.
create view followup.v_asks as
  select case_id, attempt, asked_at, answered_at, scale, first_score, second_score from followup.asks;
