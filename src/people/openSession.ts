import type { NewId, Tx } from '../platform/database/index.ts'
import { hashToken, newToken } from '../platform/secrets/index.ts'
import { insertSession } from './store/sessions.ts'

/** Seven days: a week's shifts without signing in again; deactivation ends it at once. */
export const SESSION_DAYS = 7

interface SessionRequest {
  staffId: string
  now: Temporal.Instant
  newId: NewId
  ip?: string | null
  userAgent?: string | null
}

/** Opens a session for a person who has just proven who they are; always a new token, never one that was brought along. */
export async function openSession(tx: Tx, request: SessionRequest): Promise<{ token: string }> {
  const token = newToken()
  await insertSession(tx, {
    id: request.newId(),
    tokenHash: hashToken(token),
    staffId: request.staffId,
    expiresAt: request.now.add({ hours: SESSION_DAYS * 24 }),
    ip: request.ip ?? null,
    userAgent: request.userAgent?.slice(0, 300) ?? null,
    at: request.now,
  })
  return { token }
}
