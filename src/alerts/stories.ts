import type { Tx } from '../platform/database/index.ts'
import type { AlertCard } from './card.ts'

/** An alert on its way to the person called. */
export interface AlertLetter {
  card: AlertCard
  to: { id: string; name: string; email: string; locale: string }
  step: number
  /** Token of the one-time link that answers; the page shows a button, opening it changes nothing. */
  token: string
  now: Temporal.Instant
  test: boolean
}

/** An offer above somebody's mandate that waits for a yes. */
export interface WaitingYes {
  offerId: string
  caseId: string
  reference: string
  customer: { id: string; name: string }
  by: string
  total: { amount: number; currency: string }
  reason: string
  since: string
}

/** What alerts asks of other rooms; rooms.ts wires it. */
export interface AlertStories {
  /** Writes the mail in this transaction and returns its id. */
  mailAlert(tx: Tx, letter: AlertLetter): Promise<string>
  /** False: nothing leaves this machine, alerts reach open screens only. */
  outsideChannels(): boolean
  /** Approvals somebody may give. */
  waitingForYes?(
    tx: Tx,
    sighted: { all: boolean; unitIds: readonly string[]; staffId: string | null },
  ): Promise<WaitingYes[]>
}
