import { rows, type Tx } from '../../platform/database/index.ts'

export interface NewSessionRow {
  id: string
  token: string
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
      session.token,
      session.staffId,
      session.expiresAt,
      session.ip,
      session.userAgent,
      session.at,
    ],
  )

export const deleteSessionsOf = (tx: Tx, staffId: string, exceptToken: string | null = null) =>
  rows(tx, 'delete from people.sessions where staff_id = $1 and token is distinct from $2', [
    staffId,
    exceptToken,
  ])
