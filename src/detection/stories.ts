import type { Tx } from '../platform/database/index.ts'
import type { Actor } from '../platform/journal/index.ts'
import type { Understanding } from './text/schema.ts'

/** A second look at a feedback, by a person or by a second opinion: it only ever adds. */
export interface SecondLook {
  feedbackId: string
  /** Why it is a failure, where the look says so: `person`, `opinion`, `words:legal`, ... */
  reasons: string[]
  /** What it read; absent: as before. */
  understanding?: Understanding
  /** A graver reading without a reason to flag: a person should look. */
  review?: boolean
  by?: Actor
  now: Temporal.Instant
}

/** What detection asks of other rooms. */
export interface DetectionStories {
  /** Flags a feedback after a second look: its case opens with an alert, or grows graver. */
  raise(tx: Tx, look: SecondLook): Promise<{ case: { id: string } | null }>
}
