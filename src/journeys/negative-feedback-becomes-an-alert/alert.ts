import { alertFor, cardOf } from '../../alerts/index.ts'
import type { UnnumberedCase } from '../../cases/index.ts'
import type { FeedbackAnswer } from './heard.ts'
import type { Rows } from './rows.ts'
import { factBase, type Spoken } from './spoken.ts'

/** The rows of one alert: the first person called, the mail to them, the timer for the next, the live message. */
export function addAlert(
  rows: Rows,
  spoken: Spoken,
  opened: UnnumberedCase,
): NonNullable<FeedbackAnswer['alert']> {
  const { heard, means, id } = spoken
  const { alert, calls, jobs } = alertFor({
    case: opened,
    feedbackId: id,
    chain: means.chain,
    now: heard.now,
    newId: means.newId,
  })
  const {
    first_delivered_at: _,
    answered_at: _a,
    answered_by: _b,
    answered_through: _t,
    withdrawn_at: _w,
    ...row
  } = alert
  rows.alerts.push(row)
  rows.calls.push(...calls.map(({ seen_at: _s, mail_id: _m, ...call }) => call))
  rows.outbox.push(
    ...jobs.map(({ job, body, startAfter }) => ({ job, body, start_after: startAfter ?? null })),
  )
  rows.facts.push({
    ...factBase(spoken, opened.id),
    fact: 'alert.raised',
    live: true,
    body: { ...liveCard(spoken, opened, { alert, calls }), alertId: alert.id },
  })
  return { id: alert.id, answerDueAt: alert.answer_due_at.toString() }
}

type Raised = Pick<ReturnType<typeof alertFor>, 'alert' | 'calls'>

// The whole alert goes out in the message, so that no screen has to ask for it. Its reference comes with the commit.
function liveCard({ means, who, known }: Spoken, opened: UnnumberedCase, { alert, calls }: Raised) {
  const names = new Map(means.chain.map(({ staffId, name }) => [staffId, name]))
  const unit = (id: string | null) => (id ? { id, name: means.standing.unitName(id) ?? '' } : null)
  return cardOf({
    alert,
    case: {
      ...opened,
      reference: '',
      customer: { id: who.id, name: who.name ?? who.email ?? who.phone ?? who.externalId ?? '' },
      owner: null,
      team: unit(opened.team_id),
      site: unit(opened.site_id),
      share: 0,
      earlierFailures: earlierFailures(known, opened.opened_at),
    },
    called: calls.map((call) => ({ ...call, name: names.get(call.staff_id) ?? '', mail: null })),
    answeredBy: null,
    next: means.chain[1],
  })
}

// "Third failure in 90 days": as the card reckons it when it is read again (R13).
const WEIGHS_DAYS = 90

function earlierFailures({ cases }: Spoken['known'], now: Temporal.Instant): number {
  const since = now.subtract({ hours: WEIGHS_DAYS * 24 })
  return cases.filter(
    ({ status, occurredAt }) =>
      status !== 'dismissed' && Temporal.Instant.compare(Temporal.Instant.from(occurredAt), since) > 0,
  ).length
}
