import { tellCustomers } from '../../../customers/index.ts'
import { placeInteractions } from '../../placeInteractions.ts'
import { recordInteractions } from '../../recordInteractions.ts'
import { fileInteractionSchema, type InteractionInput } from '../../schema.ts'
import { knownInteractions } from '../../store/interactions.ts'
import { type Checked, isLive, type Kind, nothingDone } from './kind.ts'

/** Interactions: exposure for patterns and the other side of feedback. */
export const interactionsKind: Kind<InteractionInput> = {
  batchRows: 1_000,
  times: { table: 'interactions', of: ({ occurredAt }) => occurredAt },
  check: ({ input, rowId }) => fileInteractionSchema.safeParse({ externalId: rowId(), ...input }),
  write: async (tx, rows, batch) => {
    const interactions = rows.map(({ row }) => row)
    const { caller, now, stories } = batch
    const { newId } = batch.app
    const customers: string[] = []
    const recorded = await recordInteractions(tx, {
      interactions,
      placed: await placeInteractions(interactions, stories.lookUp),
      recogniseCustomers: async (told) => {
        const { ids, created } = await tellCustomers(tx, { customers: told, now, newId, test: caller.test })
        customers.push(...created)
        return ids
      },
      now,
      newId,
      history: ({ occurredAt }) => !isLive(occurredAt, batch),
      test: caller.test,
    })
    const last = [...new Map(recorded.map((one) => [one.externalId, one])).values()]
    const made = last.filter(({ created }) => created).map(({ id }) => id)
    const fresh = made.length
    const changed = last.filter((one) => one.changed).length
    return {
      ...nothingDone(),
      fresh,
      changed,
      unchanged: rows.length - fresh - changed,
      live: rows.filter(({ row }) => isLive(row.occurredAt, batch)).length,
      made: { interactions: made, customers },
    }
  },
  known: async (tx, rows) => {
    const known = await knownInteractions(tx, namesOf(rows))
    return { fresh: rows.length - known.size, changed: 0, unchanged: known.size }
  },
}

const namesOf = (rows: Checked<InteractionInput>[]) => rows.map(({ row }) => row.externalId)
