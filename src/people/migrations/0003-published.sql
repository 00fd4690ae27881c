-- What other rooms may read of staff and of the tree of units.
create view people.v_staff as
  select id, name, email, phone, role, locale, time_zone, deactivated_at from people.staff;
create view people.v_units as
  select id, parent_id, kind, name, external_id, time_zone, closed_at from people.units;
