-- What the organisation calls its failures: a name of its own, words of its own, and which kind becomes which. Kinds that
-- ship have a row only where they differ.
create table detection.categories (
  key text primary key check (key ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  -- Null: the name that ships, in the reader's language.
  name text,
  -- Words and phrases of the organisation's own, in any language; `stem*` may go on.
  cues text[] not null default '{}',
  -- Read as this kind instead.
  becomes text,
  set_by uuid,
  set_at timestamptz not null
);
