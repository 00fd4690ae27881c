-- When a case was opened again: whether a recovery lasted is for other rooms to say.
create view cases.v_reopenings as
  select case_id, at from cases.reopenings;
