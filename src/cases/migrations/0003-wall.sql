-- What nobody has, in the order in which it breaks; and whom a person spoke to last. Without them the wall of 40,000 open
-- cases read every case for twenty rows (bench/w3).
create index cases_unowned on cases.cases (coalesce(next_due_at, 'infinity'), id)
  where owner_id is null and status not in ('closed', 'dismissed') and not history;
create index cases_heard on cases.cases (first_contact_at desc) where first_contact_at is not null and not history;
