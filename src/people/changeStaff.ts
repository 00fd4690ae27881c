import { Problem } from '../language/problem.ts'
import type { NewId, Tx } from '../platform/database/index.ts'
import { notFound, outOfOrder } from '../platform/http/index.ts'
import type { Actor } from '../platform/journal/index.ts'
import { announce } from './announce.ts'
import { makeLink } from './invite.ts'
import { readOrganisation } from './saveOrganisation.ts'
import { linkLetter, type WriteLetter } from './signIn/recovery.ts'
import { dropWaysIn } from './store/accounts.ts'
import {
  addCompletedModule,
  deactivateRow,
  ownersLocked,
  patchStaff,
  reactivateRow,
  replaceMemberships,
  type StaffPatch,
  staffRow,
} from './store/directory.ts'
import { endInvitationsOf } from './store/invitations.ts'
import { revokeKeysOf } from './store/keys.ts'
import { deleteSessionsOf } from './store/sessions.ts'
import { colleagueByWord } from './store/staff.ts'

interface By {
  staffId: string
  by: Actor
  now: Temporal.Instant
}

/** Changes somebody's role, units, languages and the like; what is not named stays. */
export async function changeStaff(
  tx: Tx,
  { staffId, by, now, unitIds, ...patch }: By & StaffPatch & { unitIds?: string[] | undefined },
): Promise<void> {
  const before = await staffRow(tx, staffId)
  if (!before) throw notFound('person')
  if (before.role === 'owner' && patch.role && patch.role !== 'owner') await keepAnOwner(tx, staffId)
  const email = patch.email?.toLowerCase()
  const other = email && email !== before.email && (await colleagueByWord(tx, undefined, email))
  if (other)
    throw new Problem('known person', 'Somebody here has this e-mail address already.', {
      errors: [{ path: '/email', message: 'belongs to somebody here' }],
    })
  await patchStaff(tx, staffId, { ...patch, ...(email ? { email } : {}) }, now)
  if (unitIds) await replaceMemberships(tx, staffId, unitIds, now)
  const changed = Object.keys({ ...patch, ...(unitIds ? { unitIds } : {}) })
  await announce(tx, { fact: 'staff.changed', actor: by, at: now, body: { staffId, changed } })
}

async function keepAnOwner(tx: Tx, staffId: string): Promise<void> {
  const owners = await ownersLocked(tx)
  if (owners.every(({ id }) => id === staffId))
    throw outOfOrder('Somebody must stay the owner. Make another person owner first.', 'another owner')
}

/** Somebody leaves: sessions, keys, links and every way in end at once; what they did stays. */
export async function deactivateStaff(tx: Tx, { staffId, by, now }: By): Promise<void> {
  const person = await staffRow(tx, staffId)
  if (!person?.active) throw notFound('person')
  if (person.role === 'owner') await keepAnOwner(tx, staffId)
  await deactivateRow(tx, staffId, now)
  await deleteSessionsOf(tx, staffId)
  await dropWaysIn(tx, staffId)
  await endInvitationsOf(tx, staffId, now)
  await revokeKeysOf(tx, staffId, now)
  await announce(tx, { fact: 'staff.deactivated', actor: by, at: now, body: { staffId } })
}

/** Somebody comes back; they need a new invitation to sign in. */
export async function reactivateStaff(tx: Tx, { staffId, by, now }: By): Promise<void> {
  const [back] = await reactivateRow(tx, staffId, now)
  if (!back) throw notFound('person who left')
  await announce(tx, { fact: 'staff.changed', actor: by, at: now, body: { staffId } })
}

interface Inviting extends By {
  newId: NewId
  publicUrl: string
  writeLetter: WriteLetter
}

/** Mails somebody a link to choose their password; a newer link ends the older. Answers the path, for when no mail leaves. */
export async function inviteStaff(
  tx: Tx,
  { staffId, by, now, newId, publicUrl, writeLetter }: Inviting,
): Promise<{ path: string }> {
  const person = await staffRow(tx, staffId)
  if (!person?.active) throw notFound('person')
  if (person.joined === 'joined')
    throw outOfOrder(
      'This person signs in already. They can ask for a new password at the sign-in page.',
      'a person without a password',
    )
  const { path } = await makeLink(tx, { staffId, purpose: 'invite', now, newId })
  const { name: organisation } = await readOrganisation(tx)
  const letter = { person, organisation, url: publicUrl + path, from: by.name ?? organisation }
  await writeLetter(tx, linkLetter({ kind: 'invitation', ...letter }), now)
  await announce(tx, { fact: 'staff.changed', actor: by, at: now, body: { staffId, invited: true } })
  return { path }
}

/** Notes a training module somebody has completed, on a day (YYYY-MM-DD); a second time changes nothing. */
export const completeModule = (
  tx: Tx,
  { staffId, module, on }: { staffId: string; module: string; on: string },
): Promise<unknown> => addCompletedModule(tx, staffId, module, on)
