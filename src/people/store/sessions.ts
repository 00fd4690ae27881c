// `token` holds SHA-256 of the token, as every secret here: the column's name is the sign-in library's.
import { rows, type Tx } from '../../platform/database/index.ts'

export interface NewSessionRow {
  id: string
  tokenHash: string
  staffId: string
  expiresAt: Temporal.Instant
  ip: string | null
  userAgent: string | null
  at: Temporal.Instant
}

export const insertSession = (tx: Tx, session: NewSessionRow) =>
  rows(
    tx,
    `insert into people.sessions (id, token, staff_id, expires_at, ip_address, user_agent, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $7)`,
    [
      session.id,
      session.tokenHash,
      session.staffId,
      session.expiresAt,
      session.ip,
      session.userAgent,
      session.at,
    ],
  )

export const deleteSessionsOf = (tx: Tx, staffId: string, exceptHash: string | null = null) =>
  rows(tx, 'delete from people.sessions where staff_id = $1 and token is distinct from $2', [
    staffId,
    exceptHash,
  ])

export const deleteSession = (tx: Tx, tokenHash: string) =>
  rows(tx, 'delete from people.sessions where token = $1', [tokenHash])

/** Sessions that have run out open nothing any more. */
export const sweepSessions = (tx: Tx, now: Temporal.Instant) =>
  rows(tx, 'delete from people.sessions where expires_at < $1', [now])

export const sessionsOf = (tx: Tx, staffId: string, now: Temporal.Instant) =>
  rows<{
    tokenHash: string
    ip: string | null
    userAgent: string | null
    createdAt: Temporal.Instant
    expiresAt: Temporal.Instant
  }>(
    tx,
    `select token as "tokenHash", ip_address as ip, user_agent as "userAgent", created_at as "createdAt", expires_at as "expiresAt"
     from people.sessions where staff_id = $1 and expires_at > $2 order by created_at desc`,
    [staffId, now],
  )
