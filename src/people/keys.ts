import { Problem } from '../language/problem.ts'
import type { NewId, Tx } from '../platform/database/index.ts'
import { notFound, type Scope } from '../platform/http/index.ts'
import type { Actor } from '../platform/journal/index.ts'
import { hashToken, newToken } from '../platform/secrets/index.ts'
import { announce } from './announce.ts'
import { keyFrom, prefixOf } from './rules.ts'
import { insertKey, revokeKeyRow } from './store/keys.ts'
import { colleagueById } from './store/staff.ts'

/** A key to be made. */
export interface KeyRequest {
  name: string
  scope: Scope
  /** Acts as this person; without, it reads the whole organisation and has no mandate. */
  asStaffId?: string | null
  /** What it writes never enters figures. */
  test?: boolean
  by: Actor
  now: Temporal.Instant
  newId: NewId
}

/** Makes an API key. The key is in the answer and nowhere else: only its hash is kept. */
export async function createKey(tx: Tx, request: KeyRequest): Promise<{ id: string; key: string }> {
  const { name, scope, asStaffId = null, test = false, by, now, newId } = request
  if (asStaffId) await mustBeActive(tx, asStaffId)
  const key = keyFrom(newToken(), test)
  const id = newId()
  await insertKey(tx, {
    id,
    name,
    prefix: prefixOf(key),
    hash: hashToken(key),
    scope,
    as_staff_id: asStaffId,
    test,
    created_at: now,
    created_by: by.kind === 'staff' ? (by.id ?? null) : null,
  })
  await announce(tx, { fact: 'key.changed', actor: by, at: now, body: { keyId: id, name, scope, test } })
  return { id, key }
}

async function mustBeActive(tx: Tx, staffId: string): Promise<void> {
  const person = await colleagueById(tx, staffId)
  if (!person?.active)
    throw new Problem('nobody to act as', 'A key can act only as somebody who works here. Choose a person.')
}

/** Takes a key back; it opens nothing from the commit on (in other processes within two seconds). */
export async function revokeKey(
  tx: Tx,
  { keyId, by, now }: { keyId: string; by: Actor; now: Temporal.Instant },
): Promise<void> {
  const [revoked] = await revokeKeyRow(tx, keyId, now)
  if (!revoked) throw notFound('key')
  await announce(tx, { fact: 'key.changed', actor: by, at: now, body: { keyId, revoked: true } })
}
