import { type CustomerInput, columnsOf, identitiesOf, identityKey } from '../../customers/index.ts'
import { searchTokens } from '../../language/search-tokens.ts'
import type { Known, KnownCustomer, Rows } from './rows.ts'

/** The customer of one feedback, found again or new. */
export interface Who {
  id: string
  name: string | null
  email: string | null
  phone: string | null
  externalId: string | null
  locale: string | null
}

interface Told {
  input: CustomerInput
  known: Known
  now: Temporal.Instant
  test: boolean
  newId(): string
}

/** Finds the customer again, or writes a new one; what was told newly is added, nothing known is lost. */
export function recogniseCustomer(rows: Rows, { input, known, now, test, newId }: Told): Who {
  const { customer } = known
  const id = customer?.id ?? newId()
  const told = columnsOf(input)
  const whole = mergedWith(customer, input)
  const dated = { ...told, id, updated_at: now, search_tokens: tokensOf(whole) }
  if (!customer) rows.customers.push({ ...dated, created_at: now, test })
  else if (addsSomething(customer, input)) rows.customersChanged.push(dated)
  const into = customer ? rows.identitiesAdded : rows.identities
  const have = new Set((known.identities ?? []).map(identityKey))
  for (const identity of identitiesOf(input)) {
    if (!have.has(identityKey(identity))) into.push({ ...identity, customer_id: id })
  }
  return { id, ...whole }
}

const mergedWith = (customer: KnownCustomer | null, input: CustomerInput) => ({
  name: input.name ?? customer?.name ?? null,
  email: input.email ?? customer?.email ?? null,
  phone: input.phone ?? customer?.phone ?? null,
  externalId: input.externalId ?? customer?.externalId ?? null,
  locale: input.locale ?? customer?.locale ?? null,
})

const tokensOf = ({ name, email, phone, externalId }: Omit<Who, 'id'>) =>
  searchTokens({ names: [name, email, phone?.replaceAll(/\D/g, ''), externalId], text: [] })

function addsSomething(customer: KnownCustomer, input: CustomerInput): boolean {
  const { lifetimeValue, ...plain } = input
  const differs = Object.entries(plain).some(
    ([field, value]) => value !== undefined && customer[field as keyof KnownCustomer] !== value,
  )
  return differs || (lifetimeValue !== undefined && lifetimeValue.amount !== customer.lifetimeValueAmount)
}

/** Words for everything one feedback touches, so that two that share one never travel in the same group. */
export const touchedIdentities = (input: CustomerInput): string[] => identitiesOf(input).map(identityKey)
