import { isCurrency } from '../language/currencies.ts'
import { Problem } from '../language/problem.ts'
import type { Tx } from '../platform/database/index.ts'
import type { Actor } from '../platform/journal/index.ts'
import { announce } from './announce.ts'
import { allMandates, deleteMandate, type Mandate, mandateFor, upsertMandate } from './store/mandates.ts'

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

/** Sets all mandates at once: a role and currency that is not among them always asks. */
export async function replaceMandates(
  tx: Tx,
  { mandates, by, now }: { mandates: Mandate[]; by: Actor; now: Temporal.Instant },
): Promise<void> {
  const kept = new Set(mandates.map(keyOf))
  for (const old of await allMandates(tx)) {
    if (kept.has(keyOf(old))) continue
    await deleteMandate(tx, old.role, old.currency)
    await announce(tx, { fact: 'mandate.changed', actor: by, at: now, body: { ...old, removed: true } })
  }
  for (const mandate of mandates) await setMandate(tx, { mandate, by, now })
}

const keyOf = ({ role, currency }: Mandate): string => `${role} ${currency}`

/** What a role may give without asking; undefined: everything in this currency needs approval. The owner has no limit. */
export async function mandateOf(
  tx: Tx,
  { role, currency }: Pick<Mandate, 'role' | 'currency'>,
): Promise<Mandate | undefined> {
  const set = await mandateFor(tx, role, currency)
  if (set || role !== 'owner') return set
  return { role, currency, perCase: Number.MAX_SAFE_INTEGER, perMonth: Number.MAX_SAFE_INTEGER }
}
