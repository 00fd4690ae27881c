import { isCurrency } from '../language/currencies.ts'
import { Problem } from '../language/problem.ts'
import type { Tx } from '../platform/database/index.ts'
import type { Actor } from '../platform/journal/index.ts'
import { announce } from './announce.ts'
import { type Mandate, mandateFor, upsertMandate } from './store/mandates.ts'

/** Sets what people of a role may give without asking in a currency. */
export async function setMandate(
  tx: Tx,
  { mandate, by, now }: { mandate: Mandate; by: Actor; now: Temporal.Instant },
): Promise<void> {
  if (!isCurrency(mandate.currency))
    throw new Problem(
      'no such currency',
      `${mandate.currency} is not a currency code. Use one like EUR or NOK.`,
    )
  await upsertMandate(tx, mandate, by.kind === 'staff' ? (by.id ?? null) : null, now)
  await announce(tx, { fact: 'mandate.changed', actor: by, at: now, body: { ...mandate } })
}

/** What a role may give without asking; undefined: everything in this currency needs approval. */
export const mandateOf = (
  tx: Tx,
  { role, currency }: Pick<Mandate, 'role' | 'currency'>,
): Promise<Mandate | undefined> => mandateFor(tx, role, currency)
