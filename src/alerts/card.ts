import type { z } from 'zod'
import type { Scale } from '../language/score.ts'
import type { AlertRow, CallRow } from './rows.ts'
import { calledAt } from './rules.ts'
import type { alertCard } from './schema.ts'

/** An alert as lists and live events carry it. */
export type AlertCard = z.output<typeof alertCard>

type Named = { id: string; name: string } | null

/** What the card tells of the case. */
export interface CardCase {
  id: string
  reference: string
  version: number
  status: string
  title: string
  words: string | null
  locale: string | null
  channel: string
  first_scale: Scale | string | null
  first_score: number | null
  flag_reasons: readonly string[]
  value_amount: number | null
  value_currency: string | null
  double_deviation_at: Temporal.Instant | null
  customer: { id: string; name: string }
  owner: Named
  team: Named
  site: Named
  share: number
  earlierFailures: number
}

/** What a card is made of. */
export interface CardParts {
  alert: AlertRow
  case: CardCase
  called: readonly (CallRow & { name: string; mail: string | null })[]
  answeredBy: Named
  /** Who is called next; undefined when the chain has ended. */
  next: { staffId: string; name: string } | undefined
}

/** The whole alert for a screen. Pure, so that the ingest lane makes the live event without reading anything back. */
export function cardOf({ alert, case: of, called, answeredBy, next }: CardParts): AlertCard {
  const waits = alert.answered_at === null && alert.withdrawn_at === null
  return {
    ...aboutCase(of),
    id: alert.id,
    severity: alert.severity,
    detectedAt: iso(alert.detected_at),
    raisedAt: iso(alert.raised_at),
    answerDueAt: iso(alert.answer_due_at),
    firstDeliveredAt: isoOrNull(alert.first_delivered_at),
    state: alert.answered_at ? 'answered' : alert.withdrawn_at ? 'withdrawn' : 'open',
    step: alert.step,
    called: called.map(callCard),
    nextCallAt: waits && next ? iso(calledAt(alert.raised_at, alert.step + 1)) : null,
    nextCall: waits && next ? { id: next.staffId, name: next.name } : null,
    answeredAt: isoOrNull(alert.answered_at),
    answeredBy,
    answeredThrough: alert.answered_through,
    withdrawnAt: isoOrNull(alert.withdrawn_at),
  }
}

function aboutCase(of: CardCase) {
  return {
    caseId: of.id,
    reference: of.reference,
    title: of.title,
    words: of.words,
    locale: of.locale,
    channel: of.channel,
    customer: of.customer,
    first: scoreOf(of.first_scale, of.first_score),
    flagReasons: [...of.flag_reasons],
    value: moneyOf(of.value_amount, of.value_currency),
    team: of.team,
    site: of.site,
    case: {
      status: of.status,
      owner: of.owner,
      version: of.version,
      share: of.share,
      earlierFailures: of.earlierFailures,
      doubleDeviation: of.double_deviation_at !== null,
    },
  }
}

const callCard = (call: CardParts['called'][number]) => ({
  staff: { id: call.staff_id, name: call.name },
  step: call.step,
  why: call.why,
  calledAt: iso(call.called_at),
  seenAt: isoOrNull(call.seen_at),
  mail: call.mail,
})

const scoreOf = (scale: string | null, score: number | null) =>
  scale === null || score === null ? null : { scale: scale as Scale, score }

const moneyOf = (amount: number | null, currency: string | null) =>
  amount === null || currency === null ? null : { amount, currency }

const iso = (instant: Temporal.Instant): string => instant.toString()
const isoOrNull = (instant: Temporal.Instant | null): string | null => instant?.toString() ?? null
