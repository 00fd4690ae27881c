import { createHash } from 'node:crypto'
import { Problem } from '../../language/problem.ts'
import type { Tx } from '../database/index.ts'
import type { Caller } from './caller.ts'
import type { Answer } from './route.ts'
import { claimKeyRow, type KeptAnswer, type KeyClaim, keepAnswerRow, keptAnswer } from './store.ts'

const MAX_KEY = 200

/** The caller's Idempotency-Key with what it was sent for; undefined when none was sent. Keys of two callers never meet. */
export function idempotencyOf(request: Request, caller: Caller, bytes: Buffer): KeyClaim | undefined {
  const key = request.headers.get('idempotency-key')
  if (key === null || caller.kind === 'nobody') return undefined
  if (key.length === 0 || key.length > MAX_KEY)
    throw new Problem('bad key', `Idempotency-Key has 1 to ${MAX_KEY} characters.`, { status: 400 })
  const target = new URL(request.url).pathname
  const requestHash = createHash('sha256').update(`${request.method} ${target}\n`).update(bytes).digest('hex')
  return { caller: caller.keyId ?? caller.staffId ?? '', key, requestHash }
}

/**
 * Claims the key inside the story's transaction. A second request with the same key waits for the first to commit, then
 * gets its answer; the same key with another body is refused.
 */
export async function claimKey(tx: Tx, claim: KeyClaim, now: Temporal.Instant): Promise<Answer | undefined> {
  if (await claimKeyRow(tx, claim, now)) return undefined
  const kept = await keptAnswer(tx, claim.caller, claim.key)
  if (!kept) throw new Error('a claimed key has no row')
  return replay(kept, claim.requestHash)
}

/** The kept answer, or a refusal when the same key came with something else. */
export function replay(kept: KeptAnswer, requestHash: string): Answer {
  if (kept.request_hash !== requestHash)
    throw new Problem('key used before', 'This Idempotency-Key was used for another request. Use a new one.')
  return { status: kept.status ?? 200, body: kept.body, headers: { 'idempotent-replay': 'true' } }
}

/** Keeps the answer beside the story's own rows. */
export const keepAnswer = (tx: Tx, claim: KeyClaim, answer: Answer) =>
  keepAnswerRow(tx, claim, answer.status ?? 200, answer.body)
