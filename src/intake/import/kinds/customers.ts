import {
  type CustomerInput,
  customerSchema,
  identitiesOf,
  identityKey,
  tellCustomers,
} from '../../../customers/index.ts'
import { type Kind, nothingDone } from './kind.ts'

/** Customers: found again by their own id, mail or phone; what is told newly is added, nothing known is lost. */
export const customersKind: Kind<CustomerInput> = {
  batchRows: 1_000,
  check: ({ input }) => customerSchema.safeParse(input),
  write: async (tx, rows, { app, caller, now }) => {
    const { ids, created, changed } = await tellCustomers(tx, {
      customers: rows.map(({ row }) => row),
      now,
      newId: app.newId,
      test: caller.test,
    })
    const told = new Set(rows.map(({ row }) => ids.get(identityKey(identitiesOf(row)[0]!))))
    const fresh = [...told].filter((id) => id && created.has(id)).length
    const unchanged = rows.length - fresh - changed.size
    return { ...nothingDone(), fresh, changed: changed.size, unchanged, made: { customers: [...created] } }
  },
}
