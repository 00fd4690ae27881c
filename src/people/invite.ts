import type { NewId, Tx } from '../platform/database/index.ts'
import { hashToken, newToken } from '../platform/secrets/index.ts'
import { endInvitationsOf, type InvitationPurpose, insertInvitation } from './store/invitations.ts'

// An invitation waits over a long weekend; who asked for a reset is at the keyboard; a console link is for today.
const HOURS: Record<InvitationPurpose, number> = { invite: 7 * 24, reset: 1, owner: 24 }

interface LinkRequest {
  staffId: string
  purpose: InvitationPurpose
  now: Temporal.Instant
  newId: NewId
}

/** Makes a one-time link for a person; it opens once, and earlier ones of that person open no more. */
export async function makeLink(
  tx: Tx,
  { staffId, purpose, now, newId }: LinkRequest,
): Promise<{ path: string }> {
  const token = newToken()
  await endInvitationsOf(tx, staffId, now)
  await insertInvitation(tx, {
    id: newId(),
    staffId,
    purpose,
    tokenHash: hashToken(token),
    at: now,
    expiresAt: now.add({ hours: HOURS[purpose] }),
  })
  return { path: pathOf(purpose, token) }
}

/** The address a link opens; the product reads the token from it, the server keeps only its hash. */
const pathOf = (purpose: InvitationPurpose, token: string): string =>
  `${purpose === 'owner' ? '/set-up' : '/join'}/${token}`
