import type { Opening } from '../../cases/index.ts'
import type { Scale } from '../../language/score.ts'
import type { Severity } from '../../language/severity.ts'
import { localeOf, type Spoken } from './spoken.ts'

/** What cases needs to open a case for this feedback. */
export function openingFor({ heard, known, means, found, flag, who, id }: Spoken, caseId: string): Opening {
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

// Few unhappy customers ask for somebody; who complains by form, mail or phone did, a survey is our asking.
function raisedBy(source: string): 'detected' | 'asked' | 'staff' {
  if (source === 'floor') return 'staff'
  return ['form', 'email', 'phone'].includes(source) ? 'asked' : 'detected'
}
