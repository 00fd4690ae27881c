import type { WeeklySchedule } from '../language/business-time.ts'
import type { Money } from '../language/money.ts'
import type { Scale } from '../language/score.ts'
import { folded, searchTokens } from '../language/search-tokens.ts'
import type { Severity } from '../language/severity.ts'
import { answerDueAt, nextDueAt, openingClocks } from './clocks.ts'
import type { CaseRow, ClockRow, RaisedBy } from './rows.ts'
import { shortened, titleOf } from './title.ts'

// Rows and alerts show the customer's first words; the whole text stays with the feedback.
const WORDS_SHOWN = 300
/** Without an interaction, the same customer and product within this time is the same failure. */
export const SAME_FAILURE_DAYS = 7

/** What was let down, as far as it is known; it decides which feedback belongs to one case. */
export interface Failure {
  customerId: string
  interactionExternalId?: string | null
  product?: string | null
  /** Sent by a test key. */
  test?: boolean
}

/** Everything known about a failure at the moment it is noticed. */
export interface Opening extends Failure {
  id: string
  /** The commit's own instant: all three clocks count from it. */
  detectedAt: Temporal.Instant
  occurredAt: Temporal.Instant
  severity: Severity
  raisedBy: RaisedBy
  flagReasons: readonly string[]
  /** How the customer told us: the feedback's source. Decides the contact clock. */
  channel: string
  schedule: WeeklySchedule
  customer: { name?: string | null; email?: string | null; phone?: string | null; externalId?: string | null }
  interactionId?: string | null
  firstFeedbackId?: string | null
  component?: string | null
  teamId?: string | null
  siteId?: string | null
  /** The customer's whole comment. */
  comment?: string | null
  /** Reasons the customer chose. */
  reasons?: readonly string[]
  locale?: string | null
  scale?: Scale | null
  score?: number | null
  value?: Money | null
  /** This customer's earlier failure was meant to be mended (R14). */
  doubleDeviation?: boolean
  /** Told long after it happened: no alert, clock, mail or workload. */
  history?: boolean
  /** Language of a title that we must word ourselves: the organisation's first. */
  titleLocale?: string
}

/** A case row without its reference, which the database numbers: `'A-' || nextval('cases.reference_number')`. */
export type UnnumberedCase = Omit<CaseRow, 'reference'>

/**
 * The rows of a new case. Pure, so that the ingest lane can write many of them in one statement.
 * History has no clocks; its status is open, and every queue, clock and figure leaves it out by its `history`.
 */
export function openingOf(opening: Opening): { case: UnnumberedCase; clocks: ClockRow[] } {
  const { id, detectedAt, severity, channel, schedule } = opening
  const clocks = opening.history ? [] : openingClocks(id, { detectedAt, severity, channel, schedule })
  const alert_due_at = opening.history ? null : answerDueAt(detectedAt)
  const next_due_at = nextDueAt([alert_due_at, ...clocks.map(({ due_at }) => due_at)])
  return {
    case: {
      ...standingOf(opening),
      ...knownOf(opening),
      ...NOTHING_DONE,
      alert_due_at,
      next_due_at,
      evidence: [],
    },
    clocks,
  }
}

/**
 * One open case a failure: the same customer about the same interaction, else about the same product. The day keeps
 * a failure of next week apart from one that is still open; who opens on the same day meets on the unique index. What a
 * test key sends is never the same failure as what happened.
 */
export function failureKeyOf(failure: Failure, at: Temporal.Instant): string {
  const { customerId, interactionExternalId, product, test } = failure
  const what = interactionExternalId
    ? `interaction:${customerId}:${interactionExternalId}`
    : `product:${customerId}:${folded(product ?? '')}:${at.toString().slice(0, 10)}`
  return test ? `test:${what}` : what
}

const NOTHING_DONE = {
  status: 'open',
  owner_id: null,
  acknowledged_at: null,
  understood_at: null,
  solved_at: null,
  followed_up_at: null,
  closed_at: null,
  first_contact_at: null,
  last_outbound_at: null,
  waiting_for_customer_since: null,
  reopened_times: 0,
  version: 1,
} as const

function standingOf(opening: Opening) {
  const { id, detectedAt, occurredAt, severity, raisedBy, flagReasons, channel } = opening
  return {
    id,
    customer_id: opening.customerId,
    failure_key: failureKeyOf(opening, detectedAt),
    channel,
    severity,
    raised_by: raisedBy,
    flag_reasons: [...flagReasons],
    occurred_at: occurredAt,
    detected_at: detectedAt,
    opened_at: detectedAt,
    double_deviation_at: opening.doubleDeviation ? detectedAt : null,
    history: opening.history ?? false,
    test: opening.test ?? false,
  }
}

function knownOf(opening: Opening) {
  const { comment, value } = opening
  const title = titleOf(opening)
  return {
    interaction_id: opening.interactionId ?? null,
    interaction_external_id: opening.interactionExternalId ?? null,
    first_feedback_id: opening.firstFeedbackId ?? null,
    product: opening.product ?? null,
    component: opening.component ?? null,
    team_id: opening.teamId ?? null,
    site_id: opening.siteId ?? null,
    title,
    words: comment ? shortened(comment, WORDS_SHOWN) : null,
    locale: opening.locale ?? null,
    first_scale: opening.scale ?? null,
    first_score: opening.score ?? null,
    value_amount: value?.amount ?? null,
    value_currency: value?.currency ?? null,
    search_tokens: tokensOf(opening, title),
  }
}

function tokensOf({ comment, product, component, reasons, customer }: Opening, title: string): string[] {
  return searchTokens({
    names: [
      customer.name,
      customer.email,
      digits(customer.phone),
      customer.externalId,
      title,
      product,
      component,
    ],
    text: [...(reasons ?? []), comment?.slice(0, 2_000)],
  })
}

const digits = (phone: string | null | undefined) => phone?.replaceAll(/\D/g, '')
