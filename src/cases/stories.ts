import type { Tx } from '../platform/database/index.ts'
import type { Caller } from '../platform/http/index.ts'
import type { Actor } from '../platform/journal/index.ts'
import type { CaseRow } from './rows.ts'

/** Something a person writes to the customer of a case. */
export interface Letter {
  caseId: string
  customerId: string
  kind: 'acknowledgement' | 'read-back' | 'answer' | 'update' | 'explanation'
  text: string
  /** The customer's language. */
  locale: string | null
  /** The person who signs. */
  by: Actor
  at: Temporal.Instant
  test: boolean
  /** What others say about the cause, with its day; goes with an explanation. */
  evidence?: readonly { source: string; says: string; url: string | null; dated: string }[]
}

/** What somebody said a flag was, for detection to learn from. */
export interface Verdict {
  caseId: string
  feedbackId: string
  failure: boolean
  reason: string
  staffId: string | null
  at: Temporal.Instant
}

/** Words before they go out, and the step they are for. */
export interface DraftToCheck {
  text: string
  locale?: string
  /** Language of whoever reads the remarks; without one the draft's. */
  reader?: string
  step: 'acknowledge' | 'understand' | 'solve' | 'follow-up'
}

/** One remark on them; `block` stops the sending, `overridable` says whether a written reason lets it through. */
export interface CheckedDraft {
  rule: string
  severity: 'block' | 'warn' | 'praise'
  /** [start, end) in UTF-16 code units. */
  span: [number, number]
  message: string
  suggestion?: string
  overridable: boolean
}

/** Something that became true of a case, for the rooms around it. */
export interface Turn {
  case: CaseRow
  by: Actor
  at: Temporal.Instant
}

/**
 * What cases asks of other rooms, all inside the caller's transaction. rooms.ts wires them to journeys; cases itself
 * imports no other room.
 */
export interface CaseStories {
  /** Writes the mail; undefined when the customer has no address to write to. */
  sendToCustomer(tx: Tx, letter: Letter): Promise<{ mailId: string } | undefined>
  /** Somebody owns it now: an open alert is answered by that. */
  owned(tx: Tx, turn: Turn & { staffId: string }): Promise<void>
  /** A person of ours spoke to the customer: whoever was called for that need not come. */
  spoken?(tx: Tx, turn: Turn): Promise<void>
  /** Nobody needs to answer any more. */
  dismissed(tx: Tx, turn: Turn): Promise<void>
  /** Taken back: it waits for an answer again. */
  undismissed(tx: Tx, turn: Turn): Promise<void>
  /** Another team has it: its alert goes there, with its clock. */
  moved(tx: Tx, turn: Turn): Promise<void>
  /** The recovery survey goes out. */
  solved?(tx: Tx, turn: Turn): Promise<void>
  reopened(tx: Tx, turn: Turn & { why: string }): Promise<void>
  closed?(tx: Tx, turn: Turn): Promise<void>
  teach(tx: Tx, verdict: Verdict): Promise<void>
  /** What the playbook says to words before they go out. */
  checkDraft(draft: DraftToCheck): CheckedDraft[]
  /** How often the customer was asked again in writing since it was solved, and did not answer. */
  unansweredAsks?(tx: Tx, caseId: string): Promise<number>
  /** Offers, asks, alerts, assessment: what other rooms lay beside a case for its page. */
  laidBeside(
    tx: Tx,
    page: { case: CaseRow; caller: Caller; now: Temporal.Instant },
  ): Promise<Record<string, unknown>>
}

/** What use cases are made with. */
export interface Means {
  newId(): string
  stories: CaseStories
}
