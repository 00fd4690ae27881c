-- What files call a place, a team or a product that goes by another name here: said once by a person, read so from then on.
create table intake.same_names (
  field text not null check (field in ('site', 'team', 'product')),
  -- Folded: capitals and width do not matter.
  told text not null,
  -- Null: a name of its own; nobody is asked about it again.
  means text,
  said_at timestamptz not null,
  said_by jsonb not null,
  primary key (field, told)
);
