-- Ratings as other rooms may read them: scores only, none from tests. `recovery`: the answer of a survey after a fix.
create view intake.v_ratings as
  select f.id, f.customer_id, f.received_at, f.scale, f.score,
    f.survey_id is not null
      and exists (select 1 from intake.surveys s where s.id = f.survey_id and s.kind = 'recovery') as recovery
  from intake.feedback f where f.score is not null and not f.test;
