create schema customers;

create table customers.customers (
  id uuid primary key,
  name text,
  email text,
  phone text,
  external_id text,
  locale text,
  time_zone text,
  segment text,
  since date,
  lifetime_value_amount bigint,
  lifetime_value_currency text,
  -- Folded words and CJK bigrams made by the application: the embedded cluster's own search knows no CJK or Cyrillic.
  search_tokens text[] not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  test boolean not null default false
);
create index customers_search on customers.customers using gin (search_tokens) with (gin_pending_list_limit = 64);

-- Every way to recognise a customer; value folded (lower case mail, digits-only phone).
create table customers.identities (
  kind text not null check (kind in ('externalId', 'email', 'phone')),
  value text not null,
  customer_id uuid not null references customers.customers (id),
  primary key (kind, value)
);
create index identities_by_customer on customers.identities (customer_id);

create table customers.unsubscribed (
  email text primary key,
  customer_id uuid,
  at timestamptz not null
);
