import { createHash } from 'node:crypto'
import { Problem } from '../../language/problem.ts'
import { type Tx, undoable } from '../database/index.ts'
import type { Caller } from './caller.ts'
import { languageOfRefusal, problemBody } from './problems.ts'
import type { Answer, Call } from './route.ts'
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
async function claimKey(tx: Tx, claim: KeyClaim, now: Temporal.Instant): Promise<Answer | undefined> {
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

/**
 * Tells a story once per Idempotency-Key: a repeat gets the first answer letter by letter, be it a refusal. A refusal is
 * handed back as a value, so that the transaction that keeps it can commit; the story's own rows are undone by then.
 */
export async function tellOnce(tx: Tx, call: Told, story: () => Promise<Answer | Response>) {
  const claim = call.idempotency
  if (!claim) return story()
  const before = await claimKey(tx, claim, call.now)
  if (before) return before
  try {
    const answer = await undoable(tx, story)
    if (!(answer instanceof Response)) await keepAnswer(tx, claim, answer)
    return answer
  } catch (error) {
    if (!(error instanceof Problem) || !isFinal(error)) throw error
    await keepAnswerRow(
      tx,
      claim,
      error.status,
      problemBody(error, call.requestId, languageOfRefusal(call.request)),
    )
    return error
  }
}

type Told = Pick<Call, 'idempotency' | 'now' | 'requestId' | 'request'>

// Who may, how often and whether we can are asked anew each time; what was sent stays as right or wrong as it was.
const PASSING = [401, 403, 408, 429]
const isFinal = ({ status }: Problem): boolean => status < 500 && !PASSING.includes(status)

/** Keeps the answer beside the story's own rows. */
const keepAnswer = (tx: Tx, claim: KeyClaim, answer: Answer) =>
  keepAnswerRow(tx, claim, answer.status ?? 200, answer.body)

/** The same for a story that the lane hands on: its answer is kept under the key that it came with. */
export async function answerOnce<T>(
  tx: Tx,
  { claim, now, status }: { claim: KeyClaim | undefined; now: Temporal.Instant; status: number },
  story: () => Promise<T>,
): Promise<T> {
  if (!claim) return story()
  const before = await claimKey(tx, claim, now)
  // It was kept as this story's own answer.
  if (before) return before.body as T
  const body = await story()
  await keepAnswer(tx, claim, { status, body })
  return body
}
