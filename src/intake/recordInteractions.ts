import { type CustomerInput, identitiesOf, identityKey } from '../customers/index.ts'
import type { NewId, Tx } from '../platform/database/index.ts'
import type { InteractionInput } from './schema.ts'
import {
  insertInteractions,
  knownInteractions,
  linkFeedback,
  updateInteractions,
} from './store/interactions.ts'

/** Where staff, team and site of an interaction stand in this organisation. */
export interface Placed {
  staffId: string | null
  teamId: string | null
  siteId: string | null
  /** As told, where nobody here goes by that name. */
  unknown: Record<string, string>
}

/** Finds whom and where something names. */
export type Placing = (named: Pick<InteractionInput, 'staff' | 'team' | 'site'>) => Promise<Placed>

export interface RecordOptions {
  interactions: InteractionInput[]
  placed(interaction: InteractionInput): Placed
  /** Finds or writes the customers; ids by `identityKey` of their first identity. */
  recogniseCustomers(customers: CustomerInput[]): Promise<Map<string, string>>
  now: Temporal.Instant
  newId: NewId
  /** Whether one lies too far back to act on. */
  history(interaction: InteractionInput): boolean
  test: boolean
}

/** What happened to one interaction. */
export interface Recorded {
  id: string
  externalId: string
  created: boolean
  /** Known before, and told differently now. */
  changed: boolean
}

/** Writes interactions, all or none; a known externalId updates its row. Feedback that waited for one is linked. */
export async function recordInteractions(tx: Tx, options: RecordOptions): Promise<Recorded[]> {
  const { interactions, newId } = options
  const customers = await options.recogniseCustomers(interactions.map(({ customer }) => customer))
  const known = await knownInteractions(
    tx,
    interactions.map(({ externalId }) => externalId),
  )
  // The last one of an externalId wins, as if they had come one after the other.
  const latest = new Map(interactions.map((interaction) => [interaction.externalId, interaction]))
  const ids = new Map(
    [...latest.keys()].map((externalId) => [externalId, known.get(externalId)?.id ?? newId()]),
  )
  // Told twice in one request it is written once; the second is an update of the first.
  const first = new Map(interactions.map(({ externalId }, at) => [externalId, at] as const).reverse())
  const row = (interaction: InteractionInput) =>
    rowOf(interaction, {
      options,
      id: ids.get(interaction.externalId)!,
      customerId: customerOf(customers, interaction),
    })
  const fresh = [...latest.values()].filter(({ externalId }) => !known.has(externalId))
  const changed = [...latest.values()].filter(({ externalId }) => known.has(externalId))
  await insertInteractions(tx, fresh.map(row))
  const rewritten = await updateInteractions(
    tx,
    changed.map((interaction) => ({
      ...row(interaction),
      before: known.get(interaction.externalId)!.occurredAt,
    })),
  )
  await linkFeedback(
    tx,
    fresh.map(({ externalId }) => externalId),
  )
  return interactions.map(({ externalId }, at) => ({
    id: ids.get(externalId)!,
    externalId,
    created: !known.has(externalId) && first.get(externalId) === at,
    changed: rewritten.has(ids.get(externalId)!),
  }))
}

function customerOf(customers: Map<string, string>, { customer }: InteractionInput): string {
  const [first] = identitiesOf(customer)
  const id = first && customers.get(identityKey(first))
  if (!id) throw new Error('a customer of this batch was not recognised')
  return id
}

interface Rowing {
  options: RecordOptions
  id: string
  customerId: string
}

function rowOf(interaction: InteractionInput, { options, id, customerId }: Rowing) {
  const { staffId, teamId, siteId, unknown } = options.placed(interaction)
  return {
    id,
    external_id: interaction.externalId,
    occurred_at: interaction.occurredAt,
    recorded_at: options.now,
    channel: interaction.channel,
    customer_id: customerId,
    staff_id: staffId,
    team_id: teamId,
    site_id: siteId,
    product: interaction.product ?? null,
    component: interaction.component ?? null,
    release: interaction.release ?? null,
    value_amount: interaction.value?.amount ?? null,
    value_currency: interaction.value?.currency ?? null,
    dimensions: interaction.dimensions ?? {},
    failed: interaction.failed ?? null,
    failure_kind: interaction.failureKind ?? null,
    named: unknown,
    history: options.history(interaction),
    test: options.test,
  }
}

/** A row of intake.interactions as written here. */
export type InteractionRow = ReturnType<typeof rowOf>
