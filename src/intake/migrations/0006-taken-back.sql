-- What each batch of a file brought that was not here before, so that the file can be taken back as a whole.
create table intake.import_made (
  import_id uuid not null references intake.imports (id) on delete cascade,
  at timestamptz not null,
  what text not null check (what in ('interactions', 'feedback', 'customers', 'shifts')),
  ids uuid[] not null
);
create index import_made_by_import on intake.import_made (import_id);
create index import_made_by_time on intake.import_made (at);

alter table intake.imports drop constraint imports_state_check;
alter table intake.imports add constraint imports_state_check check (
  state in ('mapping', 'checking', 'checked', 'running', 'done', 'stopped', 'failed', 'taking-back', 'taken-back'));
-- { gone, stays }: how many of what went, and how many of what stayed why.
alter table intake.imports add column taken_back jsonb;
