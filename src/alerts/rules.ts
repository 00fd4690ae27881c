import { answerDueAt } from '../cases/index.ts'
import type { Severity } from '../language/severity.ts'
import type { Enqueued } from '../platform/jobs/index.ts'
import type { AlertRow, CallRow, CallWhy } from './rows.ts'

// One person a step, ten minutes each: the next one still has five minutes of the customer's fifteen (R2).
const STEP_MINUTES = 10

/** A day of calls: whoever has not answered by then is found by the wall's "nobody has spoken to". */
export const LAST_STEP = 144

/** When person number `step` of the chain is called: the first at once, the second at +10 minutes, and so on. */
export const calledAt = (raisedAt: Temporal.Instant, step: number): Temporal.Instant =>
  raisedAt.add({ minutes: STEP_MINUTES * (step - 1) })

/** Somebody who may be called, in the order of the chain. */
export interface Callable {
  staffId: string
  name: string
  why: CallWhy
}

/** The next to be called: the first of the chain, as it is now, whom nobody has called yet. Undefined: it has ended. */
export const nextInChain = (chain: readonly Callable[], called: readonly { staff_id: string }[]) =>
  chain.find(({ staffId }) => !called.some(({ staff_id }) => staff_id === staffId))

/** What of a case an alert needs. */
export interface AlertCause {
  case: {
    id: string
    severity: Severity
    team_id: string | null
    site_id: string | null
    detected_at: Temporal.Instant
    test: boolean
  }
  feedbackId?: string | null
  chain: readonly Callable[]
  now: Temporal.Instant
  newId: () => string
}

/** The rows and timers of a new alert. */
export interface NewAlert {
  alert: AlertRow
  calls: CallRow[]
  jobs: Enqueued[]
}

/** A new alert: its row, the first call, the mail to that person and the timer of the second. Pure. */
export function alertFor({ case: cause, feedbackId, chain, now, newId }: AlertCause): NewAlert {
  const id = newId()
  const first = chain[0]
  return {
    alert: {
      id,
      case_id: cause.id,
      feedback_id: feedbackId ?? null,
      severity: cause.severity,
      team_id: cause.team_id,
      site_id: cause.site_id,
      detected_at: cause.detected_at,
      raised_at: now,
      answer_due_at: answerDueAt(now),
      ...UNHEARD,
      step: 1,
      test: cause.test,
    },
    calls: first ? [callOf({ id, step: 1, person: first, now })] : [],
    jobs: [...(first ? [mailJob(id, { step: 1, staffId: first.staffId })] : []), escalationJob(id, now, 2)],
  }
}

const UNHEARD = {
  first_delivered_at: null,
  answered_at: null,
  answered_by: null,
  answered_through: null,
  withdrawn_at: null,
}

/** The row of one call. */
export const callOf = ({
  id,
  step,
  person,
  now,
}: {
  id: string
  step: number
  person: Callable
  now: Temporal.Instant
}): CallRow => ({
  alert_id: id,
  step,
  staff_id: person.staffId,
  why: person.why,
  called_at: now,
  seen_at: null,
  mail_id: null,
})

/** Writes to the person called at this step, outside the alert's own transaction. */
export const mailJob = (alertId: string, { step, staffId }: { step: number; staffId: string }): Enqueued => ({
  job: 'mailAlert',
  body: { alertId, step, staffId },
})

/** The timer that calls number `step`, counted from when the alert was raised: the clock is never reset. */
export const escalationJob = (alertId: string, raisedAt: Temporal.Instant, step: number): Enqueued => ({
  job: 'escalateUnanswered',
  body: { alertId, step },
  startAfter: calledAt(raisedAt, step),
})
