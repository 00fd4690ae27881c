-- What a second opinion said of a message; a machine's word, shown as one.
create table detection.opinions (
  feedback_id uuid primary key,
  asked_at timestamptz not null,
  opinion text not null check (opinion in ('raised', 'agreed', 'none')),
  -- One sentence, links taken out.
  reason text,
  severity_before text not null,
  severity_after text not null,
  flags_added text[] not null default '{}'
);
create index opinions_newest on detection.opinions (asked_at desc);
