import { Problem } from '../language/problem.ts'
import type { Tx } from '../platform/database/index.ts'
import { type Actor, record } from '../platform/journal/index.ts'
import { updateDueAt } from './clocks.ts'
import type { CaseRow } from './rows.ts'
import { isOver } from './rules.ts'
import { startClocks, stopClocks } from './store/cases.ts'
import { insertMessage, lastOutbound, ownershipsOf } from './store/parts.ts'
import type { Letter, Means } from './stories.ts'

/** Something a person of ours says to a customer. */
export interface Saying {
  found: CaseRow
  kind: Letter['kind'] | 'call'
  /** `email` sends it; anything else says how it was told. */
  channel: string
  text: string
  locale?: string | null | undefined
  /** Id of the message, where the caller needs to know it. */
  messageId?: string
  evidence?: Letter['evidence']
  by: Actor
  at: Temporal.Instant
}

/** `mail` is what some people write for e-mail. */
export const isMail = (channel: string): boolean =>
  ['email', 'e-mail', 'mail'].includes(channel.toLowerCase())

/**
 * Keeps what was said, sends it when it goes by mail, and moves the clocks: the first word stops the contact clock, every
 * word starts the update clock anew (R4). Returns what changes on the case.
 */
export async function speakToCustomer(tx: Tx, saying: Saying, means: Means): Promise<Partial<CaseRow>> {
  const { found, kind, channel, text, by, at } = saying
  const locale = saying.locale ?? found.locale
  await noteRetelling(tx, saying)
  const mail = isMail(channel) ? await send(tx, { ...saying, locale }, means) : undefined
  await insertMessage(tx, {
    id: saying.messageId ?? means.newId(),
    case_id: found.id,
    at,
    direction: 'out',
    kind,
    channel: isMail(channel) ? 'email' : channel,
    author: by,
    text,
    locale,
    mail_id: mail?.mailId ?? null,
    feedback_id: null,
  })
  await restartUpdateClock(tx, found, at)
  await stopClocks(tx, { caseId: found.id, kinds: ['contact'], at })
  await means.stories.spoken?.(tx, { case: found, by, at })
  return { last_outbound_at: at, first_contact_at: found.first_contact_at ?? at }
}

async function send(tx: Tx, { found, kind, text, locale, evidence, by, at }: Saying, { stories }: Means) {
  const sent = await stories.sendToCustomer(tx, {
    caseId: found.id,
    customerId: found.customer_id,
    kind: kind === 'call' ? 'answer' : kind,
    text,
    locale: locale ?? null,
    by,
    at,
    test: found.test,
    ...(evidence ? { evidence } : {}),
  })
  if (sent) return sent
  throw new Problem('no address', 'This customer has no e-mail address. Call, or tell them in person.', {
    errors: [{ path: '/channel', message: 'the customer has no e-mail address' }],
  })
}

async function restartUpdateClock(tx: Tx, found: CaseRow, at: Temporal.Instant): Promise<void> {
  await stopClocks(tx, { caseId: found.id, kinds: ['update'], at })
  if (found.history || isOver(found.status) || found.solved_at) return
  const due_at = updateDueAt(at, found.severity)
  await startClocks(tx, [{ case_id: found.id, kind: 'update', started_at: at, due_at, stopped_at: null }])
}

// A new voice without a handed-over note means that the customer had to tell it again (R8).
async function noteRetelling(tx: Tx, { found, by, at }: Saying): Promise<void> {
  const before = await lastOutbound(tx, found.id)
  if (!before || by.kind !== 'staff' || before.author.kind !== 'staff' || before.author.id === by.id) return
  const handed = await ownershipsOf(tx, found.id)
  const wasTold = handed.some(
    ({ staff_id, note, from_at }) =>
      staff_id === by.id && note !== null && Temporal.Instant.compare(from_at, before.at) >= 0,
  )
  if (wasTold) return
  await record(tx, {
    fact: 'case.told-again',
    actor: by,
    at,
    caseId: found.id,
    customerId: found.customer_id,
    body: { before: before.author.name ?? '' },
  })
}
