import { type CaseRow, lockCase, makeCallTask, markFollowedUp, touchCase } from '../cases/index.ts'
import { type Scale, scaleSchema } from '../language/score.ts'
import type { NewId, Tx } from '../platform/database/index.ts'
import { enqueue } from '../platform/jobs/index.ts'
import { SYSTEM } from '../platform/journal/index.ts'
import { MOST_ATTEMPTS, WAIT_HOURS } from './rules.ts'
import { type AskRow, insertAsk, lockAsk, markUnanswered } from './store.ts'

/** What asking needs of other rooms. */
export interface AskingStories {
  /** Makes the survey and, where there is an address, the mail. */
  ask(
    tx: Tx,
    asking: {
      kind: 'recovery'
      customerId: string
      caseId: string
      scale: Scale | null
      locale: string | null
      attempt: number
      interactionExternalId: string | null
      send: boolean
      from?: string
      test: boolean
      now: Temporal.Instant
    },
  ): Promise<{ id: string; url: string; mailed: boolean; scale: Scale }>
  ownerName(tx: Tx, staffId: string): Promise<string | undefined>
}

interface Asking {
  found: CaseRow
  attempt: number
  now: Temporal.Instant
  newId: NewId
  stories: AskingStories
}

/** Asks whether it is right now, on the scale of the first rating, with a timer for the one repetition. */
export async function askAgain(tx: Tx, { found, attempt, now, newId, stories }: Asking): Promise<void> {
  if (found.history) return
  const first = scaleSchema.safeParse(found.first_scale)
  const from = found.owner_id ? await stories.ownerName(tx, found.owner_id) : undefined
  const asked = await stories.ask(tx, {
    kind: 'recovery',
    customerId: found.customer_id,
    caseId: found.id,
    scale: first.success ? first.data : null,
    locale: found.locale,
    attempt,
    interactionExternalId: found.interaction_external_id,
    send: true,
    ...(from ? { from } : {}),
    test: found.test,
    now,
  })
  const id = newId()
  const waitsUntil = now.add({ hours: WAIT_HOURS })
  await insertAsk(tx, {
    id,
    case_id: found.id,
    survey_id: asked.id,
    attempt,
    channel: asked.mailed ? 'email' : 'call',
    asked_at: now,
    waits_until: waitsUntil,
    scale: asked.scale,
    first_score: found.first_score,
  })
  if (!asked.mailed) await makeCallTask(tx, { found, why: 'ask-again', at: now }, { newId })
  await enqueue(tx, { job: 'askOnceMore', body: { askId: id }, startAfter: waitsUntil })
  const body = { attempt, channel: asked.mailed ? 'email' : 'call' }
  await touchCase(tx, {
    caseId: found.id,
    at: now,
    changes: { waiting_for_customer_since: now },
    evidence: attempt === 1 ? 'asked' : 'asked-twice',
    fact: { name: 'followup.asked', by: SYSTEM, values: body },
  })
}

/** Three days without an answer: asks once more, or takes silence as the answer. Safe to run twice. */
export async function askOnceMore(
  tx: Tx,
  { askId, ...means }: { askId: string } & Omit<Asking, 'found' | 'attempt'>,
): Promise<void> {
  const ask = await lockAsk(tx, askId)
  if (!ask || ask.answered_at || ask.unanswered_at) return
  const found = await lockCase(tx, ask.case_id)
  // Opened again or closed meanwhile, or mended anew and asked about anew: nobody waits for this answer any more.
  if (found?.status !== 'solved' || !isAboutThisMend(ask, found)) return
  await markUnanswered(tx, ask.id, means.now)
  if (ask.attempt < MOST_ATTEMPTS) return askAgain(tx, { ...means, found, attempt: ask.attempt + 1 })
  await markFollowedUp(tx, { found, by: SYSTEM, at: means.now })
}

const isAboutThisMend = ({ asked_at }: AskRow, { solved_at }: CaseRow): boolean =>
  solved_at !== null && Temporal.Instant.compare(asked_at, solved_at) >= 0
