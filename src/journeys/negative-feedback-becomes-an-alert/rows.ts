import { type Identity, identitiesOf } from '../../customers/index.ts'
import type { KeptAnswer } from '../../platform/http/index.ts'
import type { Heard } from './heard.ts'

/** What the read statement is asked about one item. */
export interface Question {
  n: number
  externalId: string | null
  interactionExternalId: string | null
  identities: Identity[]
  caller: string | null
  key: string | null
  test: boolean
}

/** A customer as stored, as far as hearing them needs it. */
export interface KnownCustomer {
  id: string
  name: string | null
  email: string | null
  phone: string | null
  externalId: string | null
  locale: string | null
  timeZone: string | null
  segment: string | null
  since: string | null
  lifetimeValueAmount: number | null
  lifetimeValueCurrency: string | null
}

export interface KnownCase {
  id: string
  reference: string
  failureKey: string
  status: string
  severity: string
  occurredAt: string
  openedAt: string
  history: boolean
}

export interface KnownInteraction {
  id: string
  occurredAt: string
  channel: string
  staffId: string | null
  teamId: string | null
  siteId: string | null
  product: string | null
  component: string | null
  valueAmount: number | null
  valueCurrency: string | null
}

/** What the database knew about one item before it was heard. */
export interface Known {
  n: number
  customer: KnownCustomer | null
  identities: Identity[] | null
  /** Set when this very feedback was heard before. */
  feedbackId: string | null
  interaction: KnownInteraction | null
  /** Newest first: of the last year, and older ones that are still open; a test knows its own only. */
  cases: KnownCase[]
  kept: KeptAnswer | null
}

type Row = Record<string, unknown>

/** Rows of one group, by where they go; keys are column names. */
export interface Rows {
  customers: Row[]
  customersChanged: Row[]
  /** Of new customers: taken meanwhile means somebody else just wrote them. */
  identities: Row[]
  /** Of known customers: one that is another customer's stays theirs. */
  identitiesAdded: Row[]
  external_ids: Row[]
  feedback: Row[]
  cases: Row[]
  casesChanged: Row[]
  clocks: Row[]
  messages: Row[]
  alerts: Row[]
  calls: Row[]
  outbox: Row[]
  facts: Row[]
  kept: Row[]
}

export const noRows = (): Rows => ({
  customers: [],
  customersChanged: [],
  identities: [],
  identitiesAdded: [],
  external_ids: [],
  feedback: [],
  cases: [],
  casesChanged: [],
  clocks: [],
  messages: [],
  alerts: [],
  calls: [],
  outbox: [],
  facts: [],
  kept: [],
})

/** What the write statement gave numbers to. */
export interface Written {
  facts: { id: number; fact: string; caseId: string | null }[]
  cases: { id: string; reference: string }[]
}

/** What to ask the database about one feedback. */
export const questionOf = ({ feedback, claim, caller }: Heard, n: number): Question => ({
  n,
  externalId: feedback.externalId ?? null,
  interactionExternalId: feedback.interactionExternalId ?? null,
  identities: identitiesOf(feedback.customer),
  caller: claim?.caller ?? null,
  key: claim?.key ?? null,
  test: caller.test,
})
