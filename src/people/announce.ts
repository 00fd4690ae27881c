import type { Tx } from '../platform/database/index.ts'
import { type Actor, record } from '../platform/journal/index.ts'

/** What changed about people. Screens read again what they show; remembered answers are forgotten. */
export type PeopleFact =
  | 'staff.changed'
  | 'staff.deactivated'
  | 'unit.changed'
  | 'shift.changed'
  | 'mandate.changed'
  | 'organisation.changed'
  | 'key.changed'
  | 'session.ended'

const NOUNS = /^(staff|unit|shift|mandate|organisation|key|session)\./

/** Whether a live event tells of a change about people. */
export const tellsOfPeople = (kind: string): boolean => NOUNS.test(kind)

interface Announcement {
  fact: PeopleFact
  actor: Actor
  at: Temporal.Instant
  why?: string
  /** Ids and what changed; never a secret or an address. */
  body?: Record<string, unknown>
}

/** Writes the change into the journal and tells open screens. */
export const announce = (tx: Tx, announcement: Announcement): Promise<number> =>
  record(tx, { ...announcement, live: true })
