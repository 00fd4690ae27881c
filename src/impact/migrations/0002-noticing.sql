-- Whatever changes a pair, a clock or a rating is noted in the transaction that changes it; what it means is counted
-- later, by the room. Notes and not sums: a rating must not wait until its neighbour's sum is free.

create function impact.note_ratings() returns trigger language plpgsql as $$
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
end $$;

create function impact.note_changed_ratings() returns trigger language plpgsql as $$
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
end $$;

create trigger impact_notes_new after insert on intake.feedback
  referencing new table as after_rows for each statement execute function impact.note_ratings();
create trigger impact_notes_changed after update on intake.feedback
  referencing old table as before_rows new table as after_rows
  for each statement execute function impact.note_changed_ratings();
create trigger impact_notes_gone after delete on intake.feedback
  referencing old table as before_rows for each statement execute function impact.note_ratings();

create function impact.note_cases() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    insert into impact.to_count (case_id, customer_id)
      select o.id, o.customer_id from before_rows o where not o.test;
  else
    insert into impact.to_count (case_id, customer_id)
      select n.id, n.customer_id from after_rows n where not n.test;
  end if;
  return null;
end $$;

-- Most changes of a case move nothing that is counted: a clock's next ring, the alert's.
create function impact.note_changed_cases() returns trigger language plpgsql as $$
begin
  insert into impact.to_count (case_id)
    select n.id from before_rows o join after_rows n using (id)
    where not n.test and
      (o.version, o.status, o.owner_id, o.team_id, o.site_id, o.channel, o.first_contact_at, o.first_scale, o.first_score)
      is distinct from
      (n.version, n.status, n.owner_id, n.team_id, n.site_id, n.channel, n.first_contact_at, n.first_scale, n.first_score);
  return null;
end $$;

create trigger impact_notes_new after insert on cases.cases
  referencing new table as after_rows for each statement execute function impact.note_cases();
create trigger impact_notes_changed after update on cases.cases
  referencing old table as before_rows new table as after_rows
  for each statement execute function impact.note_changed_cases();
create trigger impact_notes_gone after delete on cases.cases
  referencing old table as before_rows for each statement execute function impact.note_cases();

-- Asks and alerts belong to a case; few of their changes move nothing.
create function impact.note_case_parts() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    insert into impact.to_count (case_id) select distinct o.case_id from before_rows o;
  else
    insert into impact.to_count (case_id) select distinct n.case_id from after_rows n;
  end if;
  return null;
end $$;

create trigger impact_notes_new after insert on followup.asks
  referencing new table as after_rows for each statement execute function impact.note_case_parts();
create trigger impact_notes_changed after update on followup.asks
  referencing new table as after_rows for each statement execute function impact.note_case_parts();
create trigger impact_notes_gone after delete on followup.asks
  referencing old table as before_rows for each statement execute function impact.note_case_parts();
create trigger impact_notes_new after insert on alerts.alerts
  referencing new table as after_rows for each statement execute function impact.note_case_parts();
create trigger impact_notes_changed after update on alerts.alerts
  referencing new table as after_rows for each statement execute function impact.note_case_parts();
create trigger impact_notes_gone after delete on alerts.alerts
  referencing old table as before_rows for each statement execute function impact.note_case_parts();
