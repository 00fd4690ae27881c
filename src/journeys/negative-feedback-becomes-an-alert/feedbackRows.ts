import type { Rows } from './rows.ts'
import { localeOf, type Spoken } from './spoken.ts'

/** The customer's words as the first message of their case. */
export function firstMessage({ heard, means, who, id }: Spoken, caseId: string) {
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

/** The feedback itself, with its unique name beside it. */
export function writeFeedback(rows: Rows, spoken: Spoken, caseId: string | null): void {
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
