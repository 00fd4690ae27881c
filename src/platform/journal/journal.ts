import { type Audience, outgoingOf, type Tx } from '../database/index.ts'
import { insertFact } from './store.ts'

/** Who did it. `system` is a timer or a rule; an integration is an API key without a person. */
export interface Actor {
  kind: 'staff' | 'customer' | 'integration' | 'system'
  id?: string
  name?: string
}

export const SYSTEM: Actor = { kind: 'system' }

/** Something that became true, said once, in the transaction that made it true. */
export interface Fact {
  /** `case.acknowledged`, `alert.raised`, ...: noun, dot, past participle. */
  fact: string
  actor: Actor
  at: Temporal.Instant
  caseId?: string | null
  customerId?: string | null
  /** Who may see it; empty is everybody signed in. */
  audience?: Audience
  /** Also sent to open screens after the commit. */
  live?: boolean
  /** Written reason of a person, where a rule asks for one. */
  why?: string
  /** What a screen or a report needs; never a secret. */
  body?: Record<string, unknown>
}

/** Writes a fact into the journal; a live one reaches open screens when the transaction commits. */
export async function record(tx: Tx, fact: Fact): Promise<number> {
  const id = await insertFact(tx, fact)
  if (fact.live) outgoingOf(tx).events.push(liveEvent(id, fact))
  return id
}

/** The message a screen gets for a live fact. */
export const liveEvent = (id: number, { fact, audience = {}, body = {}, caseId, at }: Fact) => ({
  id,
  kind: fact,
  audience,
  data: { ...body, ...(caseId ? { caseId } : {}), at: at.toString(), journalId: id },
})
