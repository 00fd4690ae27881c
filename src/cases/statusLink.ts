import type { Tx } from '../platform/database/index.ts'
import { hashToken, newToken } from '../platform/secrets/index.ts'
import { caseOfLink, insertLink } from './store/tasks.ts'

// Half a year: longer than any case here, short enough that an old mail found by a stranger opens nothing.
const LINK_DAYS = 183

/** Makes a link to the customer's page. The token is returned once and never stored; older links stay good. */
export async function makeStatusLink(
  tx: Tx,
  { caseId, now, token = newToken() }: { caseId: string; now: Temporal.Instant; token?: string },
): Promise<{ token: string; path: string; expiresAt: Temporal.Instant }> {
  const expiresAt = now.add({ hours: LINK_DAYS * 24 })
  await insertLink(tx, { token_hash: hashToken(token), case_id: caseId, made_at: now, expires_at: expiresAt })
  return { token, path: `/c/${token}`, expiresAt }
}

/** The id of the case a link opens; undefined when it is unknown or has expired, both answered alike. */
export async function caseOfStatusToken(
  tx: Tx,
  token: string,
  now: Temporal.Instant,
): Promise<string | undefined> {
  return (await caseOfLink(tx, hashToken(token), now))?.case_id
}
