import type { NewId, Tx } from '../platform/database/index.ts'
import { SYSTEM } from '../platform/journal/index.ts'
import { hireStaff } from './hireStaff.ts'
import { makeLink } from './invite.ts'
import { createKey } from './keys.ts'
import { BLANK_ORGANISATION, readOrganisation } from './saveOrganisation.ts'
import { insertOrganisation } from './store/organisation.ts'
import { ownerRow } from './store/staff.ts'

interface Founding {
  now: Temporal.Instant
  newId: NewId
}

/** Makes the organisation and its owner on an empty database; true for the one process that did. */
export async function foundInstallation(tx: Tx, { now, newId }: Founding): Promise<boolean> {
  const [first] = await insertOrganisation(tx, BLANK_ORGANISATION, now)
  if (!first || (await ownerRow(tx))) return false
  // Replaced at set-up, where the owner says who they are. `.invalid` can never be anybody's address.
  const owner = { name: 'Owner', email: 'owner@amends.invalid', role: 'owner' as const }
  await hireStaff(tx, { ...owner, by: SYSTEM, now, newId })
  return true
}

/** What the console shows until the owner has signed in and set up: secrets that are printed once and never kept. */
export interface FirstSteps {
  /** Path of the owner's one-time sign-in. */
  signIn: string
  /** An ingest key for the first rating; only the very first start makes one. */
  key: string | undefined
}

/** The owner's one-time sign-in, and at the very first start a key to try with; undefined once set up. */
export async function firstSteps(
  tx: Tx,
  { now, newId, founded }: Founding & { founded: boolean },
): Promise<FirstSteps | undefined> {
  const { setUpAt } = await readOrganisation(tx)
  const owner = await ownerRow(tx)
  if (setUpAt || !owner) return undefined
  const { path } = await makeLink(tx, { staffId: owner.id, purpose: 'owner', now, newId })
  const made =
    founded && (await createKey(tx, { name: 'First rating', scope: 'ingest', by: SYSTEM, now, newId }))
  return { signIn: path, key: made ? made.key : undefined }
}

/** A new one-time sign-in for the owner, without mail; undefined when nobody is owner yet. */
export async function resetOwner(tx: Tx, { now, newId }: Founding): Promise<{ path: string } | undefined> {
  const owner = await ownerRow(tx)
  return owner && makeLink(tx, { staffId: owner.id, purpose: 'owner', now, newId })
}
