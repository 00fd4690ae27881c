import type { Tx } from '../platform/database/index.ts'
import type { Actor } from '../platform/journal/index.ts'
import { mendFirst } from './mendFirst.ts'
import type { CaseRow } from './rows.ts'
import { speakToCustomer } from './speak.ts'
import { attachToMessage } from './store/evidence.ts'
import { insertMessage, saidSince } from './store/parts.ts'
import type { Means } from './stories.ts'
import type { CaseSummary } from './summary.ts'
import { evidenceFor } from './thirdParty.ts'
import { touchCase } from './touch.ts'

/** Anything said on a case after the first word. */
export interface Message {
  found: CaseRow
  channel: string
  text: string
  /** Among us; the customer never sees it. */
  internal?: boolean | undefined
  /** `customer`: what they said, written down by us (a call we log). */
  from?: 'us' | 'customer' | undefined
  kind?: 'answer' | 'update' | 'explanation' | undefined
  locale?: string | undefined
  /** Why it goes although a rule stops it. */
  override?: { reason: string } | undefined
  /** Evidence of others that goes with an explanation. */
  evidence?: readonly string[] | undefined
  /** Language of whoever sends it: what a rule says about the words is said to them. */
  reader?: string | undefined
  by: Actor
  at: Temporal.Instant
}

/** Ids of what a person should know about what they just said. */
export type Warning = 'update-and-explanation'

/** Keeps a note, writes down what the customer said, or says something to them. */
export async function sayOnCase(
  tx: Tx,
  message: Message,
  means: Means,
): Promise<{ case: CaseSummary; warnings: Warning[] }> {
  if (message.internal) return { case: await note(tx, message, means), warnings: [] }
  if (message.from === 'customer') return { case: await hear(tx, message, means), warnings: [] }
  await mendFirst(tx, message, means)
  const warnings = await warningsOf(tx, message)
  return { case: await tell(tx, message, means), warnings }
}

async function tell(tx: Tx, message: Message, means: Means): Promise<CaseSummary> {
  const { found, channel, by, at } = message
  const kind = message.kind ?? (channel === 'phone' ? 'call' : 'answer')
  const evidence = await evidenceFor(tx, { found, ids: message.evidence ?? [], kind: message.kind })
  const messageId = means.newId()
  const changes = await speakToCustomer(tx, { ...message, kind, messageId, evidence }, means)
  if (evidence.length > 0) await attachToMessage(tx, message.evidence ?? [], messageId)
  return touchCase(tx, {
    caseId: found.id,
    at,
    changes,
    fact: { name: 'case.told', by, values: { channel } },
  })
}

async function note(tx: Tx, message: Message, means: Means): Promise<CaseSummary> {
  await keep(tx, { ...message, direction: 'internal', kind: 'note' }, means)
  const { found, by, at } = message
  return touchCase(tx, { caseId: found.id, at, fact: { name: 'case.noted', by } })
}

async function hear(tx: Tx, message: Message, means: Means): Promise<CaseSummary> {
  await keep(tx, { ...message, direction: 'in', kind: 'call' }, means)
  const { found, by, at } = message
  return touchCase(tx, {
    caseId: found.id,
    at,
    changes: { waiting_for_customer_since: null },
    fact: { name: 'case.heard', by, values: { channel: message.channel } },
  })
}

type Kept = Omit<Message, 'kind'> & { direction: 'in' | 'internal'; kind: string }

const keep = (tx: Tx, { found, direction, kind, channel, text, locale, by, at }: Kept, { newId }: Means) =>
  insertMessage(tx, {
    id: newId(),
    case_id: found.id,
    at,
    direction,
    kind,
    channel,
    author: direction === 'in' ? { kind: 'customer' } : by,
    text,
    locale: locale ?? found.locale,
    mail_id: null,
    feedback_id: null,
  })

// Each alone keeps expectations low while somebody waits; both together raise them (R5).
async function warningsOf(tx: Tx, { found, kind, at }: Message): Promise<Warning[]> {
  if (kind !== 'update' && kind !== 'explanation') return []
  const other = kind === 'update' ? 'explanation' : 'update'
  const since = at.subtract({ hours: 24 })
  return (await saidSince(tx, { caseId: found.id, kind: other, since })) ? ['update-and-explanation'] : []
}
