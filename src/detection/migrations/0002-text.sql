-- What the organisation decided about reading messages; no row: what ships.
create table detection.text_settings (
  only_one boolean primary key default true check (only_one),
  -- False: ratings that come in are no longer learnt from; what was learnt stays.
  learning boolean not null default true,
  -- From this dissatisfaction on words alone ask for a person's look; null: as found on own ratings.
  threshold double precision check (threshold between 0.05 and 1.1),
  -- A second opinion: any endpoint that speaks the OpenAI chat protocol. The key is sealed (platform/secrets).
  opinion_on boolean not null default false,
  opinion_url text,
  opinion_model text,
  opinion_key text,
  -- `0` is a digit, `A` a letter, all else itself: what an order number looks like.
  order_masks text[] not null default '{}',
  set_by uuid,
  set_at timestamptz not null
);

-- Each comment that came with a score, and each word of a person about a reading. Never changed; one that was set aside
-- teaches no longer.
create table detection.ratings (
  id uuid primary key,
  -- The order in which they were learnt; null: waits.
  place int unique,
  kind text not null check (kind in ('score', 'person')),
  feedback_id uuid not null,
  text text not null,
  locale text,
  language text not null,
  unhappy boolean not null,
  weight double precision not null check (weight > 0),
  said_by uuid,
  told_at timestamptz not null,
  set_aside_at timestamptz,
  set_aside_by uuid
);
create index ratings_by_feedback on detection.ratings (feedback_id);
create index ratings_waiting on detection.ratings (told_at, id) where place is null;

-- What they taught: one row, replaced after each lesson. A writer who saw an older version writes nothing.
create table detection.calibration (
  only_one boolean primary key default true check (only_one),
  version bigint not null default 0,
  -- Which engine the weights sit on; another one learns again from the ratings.
  engine text not null default '',
  ratings int not null default 0,
  -- json: numbers come back digit by digit.
  summary json,
  words bytea,
  -- Feedback up to this id was looked at; ids are ordered by time.
  gathered_to uuid not null default '00000000-0000-0000-0000-000000000000',
  updated_at timestamptz
);
insert into detection.calibration default values;

-- How well it did at each 50th rating: the line on the screen, and where one can go back to.
create table detection.calibration_points (
  ratings int not null,
  at timestamptz not null,
  answers text not null,
  -- Log-loss of the last 200, as shipped and as answered, each judged before it was learnt from.
  shipped_loss double precision not null,
  answered_loss double precision not null,
  -- True: somebody went back behind it.
  undone boolean not null default false,
  primary key (ratings, at)
);
