import type { UnnumberedCase } from '../../cases/index.ts'
import { factBase, type Spoken, wordsOf } from './decide.ts'
import type { Callee, FeedbackAnswer } from './heard.ts'
import type { Rows } from './rows.ts'

/** 15 minutes: past that, reaching out no longer saves the sale (source article S3, "10-15 minutes"). */
const ANSWER_MINUTES = 15
/** Unanswered, the next in the chain is called after ten; the clock is never reset. */
const NEXT_CALL_MINUTES = 10

interface Raising {
  spoken: Spoken
  opened: UnnumberedCase
  chain: Callee[]
}

/** The rows of one alert: the first person called, the mail to them, the timer for the next, the live message. */
export function alertRows(
  rows: Rows,
  { spoken, opened, chain }: Raising,
): NonNullable<FeedbackAnswer['alert']> {
  const { heard, means, found, who, id } = spoken
  const { now, caller } = heard
  const alertId = means.newId()
  const answerDueAt = now.add({ minutes: ANSWER_MINUTES })
  const first = chain[0]
  const place = { team_id: found.teamId, site_id: found.siteId }
  rows.alerts.push({
    id: alertId,
    case_id: opened.id,
    feedback_id: id,
    severity: opened.severity,
    ...place,
    detected_at: now,
    raised_at: now,
    answer_due_at: answerDueAt,
    step: 1,
    test: caller.test,
  })
  if (first)
    rows.calls.push({ alert_id: alertId, step: 1, staff_id: first.staffId, why: first.why, called_at: now })
  if (first)
    rows.outbox.push({
      job: 'mailAlert',
      body: { alertId, step: 1, staffId: first.staffId },
      start_after: null,
    })
  rows.outbox.push({
    job: 'escalateUnanswered',
    body: { alertId, step: 2 },
    start_after: now.add({ minutes: NEXT_CALL_MINUTES }),
  })
  rows.facts.push({
    ...factBase(spoken, opened.id),
    fact: 'alert.raised',
    live: true,
    body: {
      alertId,
      severity: opened.severity,
      title: opened.title,
      words: wordsOf(heard),
      customer: { id: who.id, name: who.name },
      scale: opened.first_scale,
      score: opened.first_score,
      channel: opened.channel,
      raisedAt: now,
      answerDueAt,
      called: first ? { staffId: first.staffId, why: first.why } : null,
    },
  })
  return { id: alertId, answerDueAt: answerDueAt.toString() }
}
