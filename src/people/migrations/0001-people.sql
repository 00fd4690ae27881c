create schema people;

create table people.organisation (
  only_one boolean primary key default true check (only_one),
  name text not null,
  -- data: URL of the logo, at most 64 kB, PNG or SVG-free formats only.
  logo text,
  colour text,
  sender_name text not null,
  sender_address text not null,
  reply_to text,
  legal_footer text not null default '',
  phone text,
  languages text[] not null default '{en}',
  currencies text[] not null default '{EUR}',
  default_scale text not null default 'stars5',
  time_zone text not null default 'UTC',
  -- One weekly schedule for the whole organisation until business calendars exist: [{ day: 1..7, from: '09:00', to: '17:00' }]
  weekly_schedule jsonb not null,
  public_url text,
  set_up_at timestamptz,
  updated_at timestamptz not null
);

-- Brands, regions, sites and teams are one tree.
create table people.units (
  id uuid primary key,
  parent_id uuid references people.units (id),
  kind text not null check (kind in ('brand', 'region', 'site', 'team')),
  name text not null,
  external_id text unique,
  time_zone text,
  created_at timestamptz not null,
  closed_at timestamptz
);
create index units_by_name on people.units (lower(name));

create table people.staff (
  id uuid primary key,
  external_id text unique,
  name text not null,
  -- In small letters; the sign-in library looks people up by it.
  email text not null check (email = lower(email)),
  phone text,
  -- The default is never used by us: the sign-in library insists on one for columns it does not write.
  role text not null default 'agent' check (role in ('agent', 'lead', 'manager', 'owner')),
  languages text[] not null default '{}',
  -- Language and zone the product speaks to this person.
  locale text not null default 'en',
  time_zone text,
  hired_at date,
  created_at timestamptz not null,
  deactivated_at timestamptz,
  test boolean not null default false,
  -- Columns of the sign-in library (better-auth), which reads this table as its users.
  email_verified boolean not null default false,
  image text,
  updated_at timestamptz not null default now(),
  two_factor_enabled boolean not null default false
);
create unique index staff_email on people.staff (email);

create table people.memberships (
  staff_id uuid not null references people.staff (id),
  unit_id uuid not null references people.units (id),
  since timestamptz not null,
  primary key (staff_id, unit_id)
);
create index memberships_by_unit on people.memberships (unit_id);

create table people.completed_modules (
  staff_id uuid not null references people.staff (id),
  module text not null,
  completed_on date not null,
  primary key (staff_id, module, completed_on)
);

create table people.shifts (
  id uuid primary key,
  external_id text unique,
  staff_id uuid not null references people.staff (id),
  -- Where: a team or a site; null is wherever the person belongs.
  unit_id uuid references people.units (id),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  -- True: answers alerts during this shift, whatever the role.
  leads boolean not null default false,
  time_zone text not null
);
create index shifts_by_time on people.shifts (starts_at, ends_at);
create index shifts_by_staff on people.shifts (staff_id, starts_at);

-- What a role may give without asking; a currency without a row always needs approval.
create table people.mandates (
  role text not null check (role in ('agent', 'lead', 'manager', 'owner')),
  currency text not null,
  per_case bigint not null check (per_case >= 0),
  per_month bigint not null check (per_month >= 0),
  set_by uuid,
  set_at timestamptz not null,
  primary key (role, currency)
);

create table people.api_keys (
  id uuid primary key,
  name text not null,
  -- First characters, shown in lists; the key itself is shown once and stored hashed.
  prefix text not null,
  hash text not null unique,
  scope text not null check (scope in ('ingest', 'staff', 'admin')),
  as_staff_id uuid references people.staff (id),
  test boolean not null default false,
  created_at timestamptz not null,
  created_by uuid,
  last_used_at timestamptz,
  revoked_at timestamptz
);

create table people.invitations (
  id uuid primary key,
  staff_id uuid not null references people.staff (id),
  purpose text not null check (purpose in ('invite', 'reset', 'owner')),
  token_hash text not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

-- Sign-in: the tables of better-auth 1.7 under our names. It writes them; identify.ts reads sessions.
create table people.sessions (
  id text primary key,
  token text not null unique,
  staff_id uuid not null references people.staff (id),
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index sessions_by_staff on people.sessions (staff_id);

create table people.accounts (
  id text primary key,
  account_id text not null,
  provider_id text not null,
  staff_id uuid not null references people.staff (id),
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  -- scrypt, salted.
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index accounts_by_staff on people.accounts (staff_id, provider_id);

create table people.verifications (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index verifications_by_identifier on people.verifications (identifier);

create table people.two_factors (
  id text primary key,
  staff_id uuid not null references people.staff (id),
  -- Encrypted by the library with the installation's secret.
  secret text not null,
  backup_codes text not null,
  verified boolean,
  failed_verification_count int,
  locked_until timestamptz
);
create index two_factors_by_staff on people.two_factors (staff_id);

create table people.passkeys (
  id text primary key,
  name text,
  public_key text not null,
  staff_id uuid not null references people.staff (id),
  credential_id text not null,
  counter int not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamptz
);
create index passkeys_by_staff on people.passkeys (staff_id);
create unique index passkeys_by_credential on people.passkeys (credential_id);

-- Failed tries to sign in, per place and account (hashed), in windows; never a lock for ever.
create table people.tries (
  key text primary key,
  tries int not null,
  ends_at timestamptz not null
);
