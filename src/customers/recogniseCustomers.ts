import { searchTokens } from '../language/search-tokens.ts'
import type { NewId, Tx } from '../platform/database/index.ts'
import { type Identity, identitiesOf, identityKey } from './identity.ts'
import type { CustomerInput } from './schema.ts'
import {
  addIdentities,
  findByIdentities,
  insertCustomers,
  insertIdentities,
  toldBefore,
  updateCustomers,
} from './store.ts'

interface Options {
  customers: CustomerInput[]
  now: Temporal.Instant
  newId: NewId
  test: boolean
}

/** Customers found again or written. */
export interface Recognised {
  /** The customer's id by every identity that was told (`identityKey`). */
  ids: Map<string, string>
  /** Ids of those who were new, and of those about whom something new was told. */
  created: Set<string>
  changed: Set<string>
}

/** The customer's id by every identity that was told; see `tellCustomers`. */
export const recogniseCustomers = async (tx: Tx, options: Options): Promise<Map<string, string>> =>
  (await tellCustomers(tx, options)).ids

/** Finds customers again by their strongest known identity, or writes them; what is told newly is added. */
export async function tellCustomers(tx: Tx, { customers, now, newId, test }: Options): Promise<Recognised> {
  const told = customers.map((input) => ({ input, identities: identitiesOf(input) }))
  const before = await findByIdentities(tx, eachOnce(told.flatMap(({ identities }) => identities)))
  const ids = new Map(before)
  const fresh = new Map<string, CustomerInput>()
  const known = new Map<string, CustomerInput>()
  for (const { input, identities } of told) {
    const found = identities.map((identity) => ids.get(identityKey(identity))).find(Boolean)
    const id = found ?? newId()
    const group = found && !fresh.has(found) ? known : fresh
    // Known, and told by nothing but what we know them by: there is nothing to add.
    if (group === fresh || saysMore(input, identities, before)) group.set(id, { ...group.get(id), ...input })
    for (const identity of identities) if (!ids.has(identityKey(identity))) ids.set(identityKey(identity), id)
  }
  await insertCustomers(
    tx,
    [...fresh].map(([id, input]) => rowOf(id, input, { now, test })),
  )
  const changed = await updateCustomers(
    tx,
    (await withNews(tx, known)).map(([id, input]) => rowOf(id, input, { now, test })),
  )
  const added = [...ids].filter(([key]) => !before.has(key))
  await insertIdentities(
    tx,
    added.filter(([, id]) => fresh.has(id)),
  )
  await addIdentities(
    tx,
    added.filter(([, id]) => !fresh.has(id)),
  )
  return { ids, created: new Set(fresh.keys()), changed }
}

const eachOnce = (identities: Identity[]): Identity[] => [
  ...new Map(identities.map((identity) => [identityKey(identity), identity])).values(),
]

/** Those of whom something is told that we do not know: a till tells all it knows of a regular at each visit. */
async function withNews(tx: Tx, known: Map<string, CustomerInput>): Promise<[string, CustomerInput][]> {
  if (known.size === 0) return []
  const before = new Map((await toldBefore(tx, [...known.keys()])).map((row) => [row.id, row]))
  return [...known].filter(([id, input]) => {
    const row = before.get(id)
    return Object.entries(columnsOf(input)).some(
      ([column, value]) => value !== null && value !== row?.[column as keyof typeof row],
    )
  })
}

const saysMore = (input: CustomerInput, identities: Identity[], before: Map<string, string>): boolean =>
  Object.keys(input).length > identities.length ||
  identities.some((identity) => !before.has(identityKey(identity)))

/** What was told of a customer, as columns; what was not told is null. */
export const columnsOf = (input: CustomerInput) => ({
  name: input.name ?? null,
  email: input.email ?? null,
  phone: input.phone ?? null,
  external_id: input.externalId ?? null,
  locale: input.locale ?? null,
  time_zone: input.timeZone ?? null,
  segment: input.segment ?? null,
  since: input.since ?? null,
  lifetime_value_amount: input.lifetimeValue?.amount ?? null,
  lifetime_value_currency: input.lifetimeValue?.currency ?? null,
})

const rowOf = (
  id: string,
  input: CustomerInput,
  { now, test }: { now: Temporal.Instant; test: boolean },
) => ({
  id,
  ...columnsOf(input),
  search_tokens: searchTokens({
    names: [input.name, input.email, input.phone?.replaceAll(/\D/g, ''), input.externalId],
    text: [],
  }),
  created_at: now,
  updated_at: now,
  test,
})

/** A row of customers.customers as written here. */
export type CustomerRow = ReturnType<typeof rowOf>
