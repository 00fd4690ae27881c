import { rows, type Tx } from '../platform/database/index.ts'
import { type Identity, identityKey } from './identity.ts'
import type { CustomerRow, columnsOf } from './recogniseCustomers.ts'

/** Customer ids by identity, for the identities we know. */
export async function findByIdentities(tx: Tx, identities: Identity[]): Promise<Map<string, string>> {
  const found = await rows<Identity & { customer_id: string }>(
    tx,
    `select i.kind, i.value, i.customer_id from customers.identities i
     join json_to_recordset($1::json) as x(kind text, value text) on x.kind = i.kind and x.value = i.value`,
    [JSON.stringify(identities)],
  )
  return new Map(found.map((row) => [identityKey(row), row.customer_id]))
}

/** What we were told of these customers. */
export const toldBefore = (tx: Tx, ids: string[]) =>
  rows<{ id: string } & ReturnType<typeof columnsOf>>(
    tx,
    `select id, name, email, phone, external_id, locale, time_zone, segment, since, lifetime_value_amount,
       lifetime_value_currency from customers.customers where id = any($1::uuid[])`,
    [ids],
  )

const COLUMNS = `id, name, email, phone, external_id, locale, time_zone, segment, since, lifetime_value_amount,
  lifetime_value_currency, search_tokens, created_at, updated_at, test`

export async function insertCustomers(tx: Tx, all: CustomerRow[]): Promise<void> {
  if (all.length === 0) return
  await rows(
    tx,
    `insert into customers.customers (${COLUMNS})
     select ${COLUMNS} from json_populate_recordset(null::customers.customers, $1::json)`,
    [JSON.stringify(all)],
  )
}

/** Adds what was told; what was not told stays. Rows that would not change are left alone; answers which changed. */
export async function updateCustomers(tx: Tx, all: CustomerRow[]): Promise<Set<string>> {
  if (all.length === 0) return new Set()
  const changed = await rows<{ id: string }>(
    tx,
    `update customers.customers c set
       name = coalesce(x.name, c.name), email = coalesce(x.email, c.email), phone = coalesce(x.phone, c.phone),
       external_id = coalesce(x.external_id, c.external_id), locale = coalesce(x.locale, c.locale),
       time_zone = coalesce(x.time_zone, c.time_zone), segment = coalesce(x.segment, c.segment),
       since = coalesce(x.since, c.since),
       lifetime_value_amount = coalesce(x.lifetime_value_amount, c.lifetime_value_amount),
       lifetime_value_currency = coalesce(x.lifetime_value_currency, c.lifetime_value_currency),
       search_tokens = (select array_agg(distinct w) from unnest(c.search_tokens || x.search_tokens) w),
       updated_at = x.updated_at
     from json_populate_recordset(null::customers.customers, $1::json) x
     where x.id = c.id and (
       coalesce(x.name, c.name), coalesce(x.email, c.email), coalesce(x.phone, c.phone),
       coalesce(x.external_id, c.external_id), coalesce(x.locale, c.locale), coalesce(x.time_zone, c.time_zone),
       coalesce(x.segment, c.segment), coalesce(x.since, c.since),
       coalesce(x.lifetime_value_amount, c.lifetime_value_amount))
     is distinct from (c.name, c.email, c.phone, c.external_id, c.locale, c.time_zone, c.segment, c.since,
       c.lifetime_value_amount)
     returning c.id`,
    [JSON.stringify(all)],
  )
  return new Set(changed.map(({ id }) => id))
}

const INSERT_IDENTITIES = `insert into customers.identities (kind, value, customer_id)
  select kind, value, customer_id from json_populate_recordset(null::customers.identities, $1::json)`

/** Ways to recognise new customers; one taken meanwhile is refused, so that the story is told again and finds them. */
export const insertIdentities = (tx: Tx, ids: [key: string, customerId: string][]) =>
  rows(tx, INSERT_IDENTITIES, [asRows(ids)])

/** Further ways to recognise known customers; an identity that is another customer's stays theirs. */
export const addIdentities = (tx: Tx, ids: [key: string, customerId: string][]) =>
  rows(tx, `${INSERT_IDENTITIES} on conflict do nothing`, [asRows(ids)])

function asRows(ids: [key: string, customerId: string][]): string {
  const all = ids.map(([key, customerId]) => {
    const at = key.indexOf(':')
    return { kind: key.slice(0, at), value: key.slice(at + 1), customer_id: customerId }
  })
  return JSON.stringify(all)
}

/** A customer as pages and mails address them. */
export interface Addressee {
  id: string
  name: string | null
  email: string | null
  phone: string | null
  externalId: string | null
  locale: string | null
  timeZone: string | null
}

export const customerById = (tx: Tx, id: string): Promise<Addressee | undefined> =>
  rows<Addressee>(
    tx,
    `select id, name, email, phone, external_id as "externalId", locale, time_zone as "timeZone"
     from customers.customers where id = $1`,
    [id],
  ).then(([row]) => row)

/** The customer of a row that refers to one: always there. */
export async function addressee(tx: Tx, id: string): Promise<Addressee> {
  const found = await customerById(tx, id)
  if (!found) throw new Error(`no customer ${id}`)
  return found
}

export const hasUnsubscribed = (tx: Tx, email: string) =>
  rows(tx, 'select 1 from customers.unsubscribed where email = lower($1)', [email]).then(
    ({ length }) => length > 0,
  )

export const unsubscribe = (
  tx: Tx,
  { email, customerId, at }: { email: string; customerId: string; at: Temporal.Instant },
) =>
  rows(
    tx,
    'insert into customers.unsubscribed (email, customer_id, at) values (lower($1), $2, $3) on conflict do nothing',
    [email, customerId, at],
  )
