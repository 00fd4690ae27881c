-- The newest solved cases, read in this order to say what similar ones got.
create index cases_solved on cases.cases (solved_at desc, id) where solved_at is not null and not test;
