import type { Tx } from './database.ts'

/** A live event: the journal row's id, who may see it, and the whole message for the screen. */
export interface LiveEvent {
  /** Journal id; screens drop a second copy of the same id. */
  id: number
  /** `alert.raised`, `case.changed`, ... */
  kind: string
  audience: Audience
  data: Record<string, unknown>
}

/** Who may see an event: staff whose teams or sites include one of these, or the person named. All null: everybody signed in. */
export interface Audience {
  teamId?: string | null
  siteId?: string | null
  staffId?: string | null
}

/** What a story sends out of the process once it has committed. */
export interface Outgoing {
  events: LiveEvent[]
  /** True when the story left a job behind: the relay is woken instead of waiting for its next look. */
  jobs: boolean
}

const outgoing = new WeakMap<Tx, Outgoing>()

export function startOutgoing(tx: Tx): void {
  outgoing.set(tx, { events: [], jobs: false })
}

/** Forgets what was added since `before` was taken. */
export function outgoingAgain(tx: Tx, before: Outgoing): void {
  outgoing.set(tx, before)
}

/** What this transaction will send out. Outside a transaction nothing may be sent: that is a bug. */
export function outgoingOf(tx: Tx): Outgoing {
  const found = outgoing.get(tx)
  if (!found) throw new Error('events and jobs leave through a transaction (database.write)')
  return found
}
