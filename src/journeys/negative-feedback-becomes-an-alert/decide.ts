import { type Failure, failureKeyOf, openingOf, SAME_FAILURE_DAYS } from '../../cases/index.ts'
import { type Flag, flagFeedback } from '../../detection/index.ts'
import type { Scale } from '../../language/score.ts'
import type { Severity } from '../../language/severity.ts'
import { actorOf, type Caller } from '../../platform/http/index.ts'
import { addAlert } from './alert.ts'
import type { Chain, FeedbackAnswer, Heard, Place, Standing } from './heard.ts'
import type { Known, KnownCase, Rows } from './rows.ts'
import { recogniseCustomer, type Who } from './who.ts'

/** What one feedback leads to. `slow`: it meets an earlier word of the same customer and takes a story of its own. */
export type Decision = { answer: FeedbackAnswer } | { slow: 'heard before' | 'failed again'; caseId?: string }

interface Means {
  standing: Standing
  /** Whom to call about this place now, in order. */
  chain: Chain
  newId(): string
  /** A failure that we thought mended takes a story of its own. */
  reopens: boolean
}

/** Decides what one feedback leads to and adds its rows to the group's. Pure: no clock, no chance, no database. */
export function decide(rows: Rows, heard: Heard, known: Known, means: Means): Decision {
  if (known.feedbackId) return { slow: 'heard before' }
  const found = placeOf(heard, known)
  const flag = flagOf(heard, found, means.standing)
  const existing = flag.flagged && known.customer ? sameFailure(heard, known) : undefined
  if (existing && MENDED.has(existing.status) && !heard.history)
    return { slow: 'failed again', caseId: existing.id }
  const { feedback, now, caller } = heard
  const who = recogniseCustomer(rows, {
    input: feedback.customer,
    known,
    now,
    test: caller.test,
    newId: means.newId,
  })
  const spoken: Spoken = { heard, known, means, found, flag, who, id: means.newId() }
  const outcome = flag.flagged
    ? existing
      ? joinCase(rows, spoken, existing)
      : openNewCase(rows, spoken)
    : NOTHING_OPENED
  writeFeedback(rows, spoken, outcome.case?.id ?? null)
  return { answer: answerOf(spoken, outcome) }
}

/** Mended, we thought: another word about it is a failed recovery, not a new case (R14). */
const MENDED = new Set(['solved', 'followed-up', 'closed'])

/** Everything known about one feedback once it has been understood. */
export interface Spoken {
  heard: Heard
  known: Known
  means: Means
  found: Found
  flag: Flag
  who: Who
  /** Id of the feedback. */
  id: string
}

interface Found extends Place {
  staffId: string | null
}

type Outcome = Pick<FeedbackAnswer, 'case' | 'alert'>
const NOTHING_OPENED: Outcome = { case: null, alert: null }

/** As told with the feedback, else as the interaction knew it. */
export function placeOf({ named }: Heard, { interaction }: Known): Found {
  return {
    staffId: named.staffId ?? interaction?.staffId ?? null,
    teamId: named.teamId ?? interaction?.teamId ?? null,
    siteId: named.siteId ?? interaction?.siteId ?? null,
  }
}

function flagOf({ feedback, understanding, history }: Heard, { teamId }: Place, standing: Standing): Flag {
  const flag = flagFeedback({ ...feedback, understanding }, standing.flagRules(teamId))
  return history ? { ...flag, review: false } : flag
}

// The same customer about the same interaction, however long ago; else about the same product within a week.
function sameFailure({ feedback, now, history }: Heard, { customer, cases }: Known): KnownCase | undefined {
  const failure: Failure = { ...failureOf(feedback), customerId: customer!.id }
  const key = failureKeyOf(failure, now)
  const candidates = cases.filter((found) => found.history === history && found.status !== 'dismissed')
  if (failure.interactionExternalId) return candidates.find(({ failureKey }) => failureKey === key)
  const sameProduct = key.slice(0, key.lastIndexOf(':') + 1)
  const since = now.subtract({ hours: SAME_FAILURE_DAYS * 24 })
  return candidates.find(
    ({ failureKey, status, openedAt }) =>
      failureKey.startsWith(sameProduct) &&
      !MENDED.has(status) &&
      Temporal.Instant.compare(Temporal.Instant.from(openedAt), since) >= 0,
  )
}

const failureOf = ({ interactionExternalId, product }: Heard['feedback']) => ({
  interactionExternalId: interactionExternalId ?? null,
  product: product ?? null,
})

function joinCase(rows: Rows, spoken: Spoken, existing: KnownCase): Outcome {
  const { heard } = spoken
  rows.casesChanged.push({ id: existing.id, severity: heard.understanding.severity })
  rows.messages.push(firstMessage(spoken, existing.id))
  rows.facts.push({
    ...factBase(spoken, existing.id),
    fact: 'case.heard-again',
    live: !heard.history,
    body: {
      feedbackId: spoken.id,
      reference: existing.reference,
      words: wordsOf(heard),
      ...heard.named.unknown,
    },
  })
  return { case: { id: existing.id, reference: existing.reference, created: false }, alert: null }
}

function openNewCase(rows: Rows, spoken: Spoken): Outcome {
  const { heard, means } = spoken
  const caseId = means.newId()
  const opened = openingOf(openingFor(spoken, caseId))
  rows.cases.push({ ...opened.case })
  rows.clocks.push(...opened.clocks.map((clock) => ({ ...clock })))
  rows.messages.push(firstMessage(spoken, caseId))
  rows.facts.push({
    ...factBase(spoken, caseId),
    fact: 'case.opened',
    live: false,
    body: { feedbackId: spoken.id, flagReasons: spoken.flag.reasons, severity: opened.case.severity },
  })
  const alert = heard.history ? null : addAlert(rows, spoken, opened.case)
  return { case: { id: caseId, reference: '', created: true }, alert }
}

function openingFor({ heard, known, means, found, flag, who, id }: Spoken, caseId: string) {
  const { feedback, understanding, now, history, caller } = heard
  const { interaction } = known
  const valued = interaction?.valueAmount != null && interaction.valueCurrency
  return {
    id: caseId,
    customerId: who.id,
    customer: who,
    detectedAt: now,
    occurredAt: interaction ? Temporal.Instant.from(interaction.occurredAt) : feedback.receivedAt,
    severity: understanding.severity as Severity,
    raisedBy: raisedBy(feedback.source),
    flagReasons: flag.reasons,
    channel:
      feedback.source === 'survey' || feedback.source === 'import'
        ? (interaction?.channel ?? feedback.source)
        : feedback.source,
    schedule: means.standing.schedule,
    interactionId: interaction?.id ?? null,
    interactionExternalId: feedback.interactionExternalId ?? null,
    firstFeedbackId: id,
    product: feedback.product ?? interaction?.product ?? null,
    component: feedback.component ?? interaction?.component ?? null,
    teamId: found.teamId,
    siteId: found.siteId,
    comment: feedback.comment ?? null,
    reasons: feedback.reasons ?? [],
    locale: who.locale ?? feedback.locale ?? localeOf(understanding.language),
    scale: (feedback.scale as Scale | undefined) ?? null,
    score: feedback.score ?? null,
    value: valued ? { amount: interaction.valueAmount!, currency: interaction.valueCurrency! } : null,
    history,
    test: caller.test,
    titleLocale: means.standing.locale,
  }
}

const localeOf = (language: string): string | null => (language === 'und' ? null : language)

/** Few unhappy customers ask for somebody; who complains by form, mail or phone did, a survey is our asking. */
function raisedBy(source: string): 'detected' | 'asked' | 'staff' {
  if (source === 'floor') return 'staff'
  return ['form', 'email', 'phone'].includes(source) ? 'asked' : 'detected'
}

/** The customer's own first words, as far as a row shows them. */
export const wordsOf = ({ feedback }: Heard): string | null =>
  feedback.comment?.trim() ? [...feedback.comment.trim()].slice(0, 300).join('') : null

function firstMessage({ heard, means, who, id }: Spoken, caseId: string) {
  const { feedback } = heard
  return {
    id: means.newId(),
    case_id: caseId,
    at: feedback.receivedAt,
    direction: 'in',
    kind: 'feedback',
    channel: feedback.source,
    author: { kind: 'customer', id: who.id, ...(who.name ? { name: who.name } : {}) },
    text: feedback.comment ?? '',
    locale: feedback.locale ?? localeOf(heard.understanding.language),
    feedback_id: id,
  }
}

/** Columns that every fact of one feedback shares. */
export const factBase = ({ heard, found, who }: Spoken, caseId: string | null) => ({
  at: heard.now,
  actor: actorOf(heard.caller as Caller),
  case_id: caseId,
  customer_id: who.id,
  team_id: found.teamId,
  site_id: found.siteId,
})

function writeFeedback(rows: Rows, spoken: Spoken, caseId: string | null): void {
  const { heard, known, found, flag, who, id } = spoken
  const { feedback, understanding, now, history, caller } = heard
  if (feedback.externalId)
    rows.external_ids.push({
      kind: 'feedback',
      external_id: feedback.externalId,
      id,
      customer_id: who.id,
      occurred_at: feedback.receivedAt,
    })
  rows.feedback.push({
    id,
    external_id: feedback.externalId ?? null,
    received_at: feedback.receivedAt,
    recorded_at: now,
    source: feedback.source,
    customer_id: who.id,
    interaction_external_id: feedback.interactionExternalId ?? null,
    interaction_id: known.interaction?.id ?? null,
    scale: feedback.scale ?? null,
    score: feedback.score ?? null,
    reasons: feedback.reasons ?? [],
    comment: feedback.comment ?? null,
    locale: feedback.locale ?? null,
    staff_id: found.staffId,
    team_id: found.teamId,
    site_id: found.siteId,
    product: feedback.product ?? known.interaction?.product ?? null,
    component: feedback.component ?? known.interaction?.component ?? null,
    named: heard.named.unknown,
    survey_id: heard.surveyId ?? null,
    understanding,
    flagged: flag.flagged,
    flag_reasons: flag.reasons,
    review: flag.review,
    case_id: caseId,
    history,
    test: caller.test,
  })
}

function answerOf({ heard, flag, id }: Spoken, outcome: Outcome): FeedbackAnswer {
  const unknown = Object.keys(heard.named.unknown)
  return {
    id,
    understanding: heard.understanding,
    flagged: flag.flagged,
    flagReasons: flag.reasons,
    review: flag.review,
    ...outcome,
    ...(unknown.length > 0 ? { unknown } : {}),
  }
}
