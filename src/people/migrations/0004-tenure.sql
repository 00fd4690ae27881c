-- What patterns are explained by: since when somebody is here, what they have learnt, when they worked.
create view people.v_tenures as
  select id, external_id, name, hired_at from people.staff;
create view people.v_completed_modules as
  select staff_id, module, completed_on from people.completed_modules;
create view people.v_shifts as
  select staff_id, starts_at, ends_at from people.shifts;
