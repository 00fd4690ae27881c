import { rows, type Tx } from '../../platform/database/index.ts'
import type { Role } from '../../platform/http/index.ts'

/** Why a one-time link was made. */
export type InvitationPurpose = 'invite' | 'reset' | 'owner'

export interface NewInvitationRow {
  id: string
  staffId: string
  purpose: InvitationPurpose
  tokenHash: string
  at: Temporal.Instant
  expiresAt: Temporal.Instant
}

export const insertInvitation = (tx: Tx, invitation: NewInvitationRow) =>
  rows(
    tx,
    `insert into people.invitations (id, staff_id, purpose, token_hash, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [
      invitation.id,
      invitation.staffId,
      invitation.purpose,
      invitation.tokenHash,
      invitation.at,
      invitation.expiresAt,
    ],
  )

/** Earlier links of a person end when a new one is made: only the newest opens. */
export const endInvitationsOf = (tx: Tx, staffId: string, now: Temporal.Instant) =>
  rows(
    tx,
    'update people.invitations set expires_at = $2 where staff_id = $1 and used_at is null and expires_at > $2',
    [staffId, now],
  )

export interface OpenInvitation {
  id: string
  purpose: InvitationPurpose
  staffId: string
  name: string
  email: string
  role: Role
  locale: string
}

const OPEN = `select i.id, i.purpose, s.id as "staffId", s.name, s.email, s.role, s.locale
  from people.invitations i join people.staff s on s.id = i.staff_id
  where i.token_hash = $1 and i.used_at is null and i.expires_at > $2 and s.deactivated_at is null`

/** A link that still opens. */
export const openInvitation = (tx: Tx, tokenHash: string, now: Temporal.Instant) =>
  rows<OpenInvitation>(tx, OPEN, [tokenHash, now]).then(([row]) => row)

/** The same, held until the transaction ends: of two who use it at once, one does. */
export const claimInvitation = (tx: Tx, tokenHash: string, now: Temporal.Instant) =>
  rows<OpenInvitation>(tx, `${OPEN} for update of i`, [tokenHash, now]).then(([row]) => row)

export const useInvitation = (tx: Tx, id: string, now: Temporal.Instant) =>
  rows(tx, 'update people.invitations set used_at = $2 where id = $1', [id, now])
