import { addOpenMinutes, type WeeklySchedule } from '../language/business-time.ts'
import { atLeast, type Severity } from '../language/severity.ts'
import type { ClockRow } from './rows.ts'

/** Minutes until a person has spoken to the customer, by severity (R3). S1 to S3 follow the way the customer came. */
const CONTACT_BY_SEVERITY: Partial<Record<Severity, number>> = { S5: 15, S4: 30 }

// On the telephone the apology belongs into the same call (R3, "phone at once").
const CONTACT_BY_PHONE = 0
// Public, chat and every other way: the window in which reaching out still saves the relationship (10 to 15 minutes).
const CONTACT_OTHERWISE = 15
// Four hours of the organisation's week: nobody expects a letter to be answered at night.
const CONTACT_IN_WRITING_OPEN_MINUTES = 240
const IN_WRITING = ['email', 'form']
// No weekend is long enough to leave somebody without a word (R3, hard limit).
const CONTACT_AT_MOST_HOURS = 24

/** Hours until it is solved, by severity (R6); for S5 until there is a plan. Wall clock until business calendars exist. */
const RESOLVE_HOURS: Record<Severity, number> = { S1: 24, S2: 48, S3: 72, S4: 120, S5: 24 }

/** Hours after which the customer hears again, even without news (R4). */
const UPDATE_HOURS = { grave: 24, other: 72 }

// 15 minutes: past that, reaching out no longer saves the sale (source article S3, "10 to 15 minutes").
const ANSWER_MINUTES = 15

/** The instant by which a lead must have answered the alert. Wall-clock: an unhappy customer keeps no office hours. */
export const answerDueAt = (raisedAt: Temporal.Instant): Temporal.Instant =>
  raisedAt.add({ minutes: ANSWER_MINUTES })

interface Contact {
  detectedAt: Temporal.Instant
  severity: Severity
  /** How the customer told us: 'email', 'form', 'phone', 'social', 'survey', ... */
  channel: string
  schedule: WeeklySchedule
}

/** When a person must have spoken to the customer: the earliest of what severity, channel and the hard limit say. */
export function contactDueAt({ detectedAt, severity, channel, schedule }: Contact): Temporal.Instant {
  const bySeverity = graveContactDueAt(detectedAt, severity)
  return earliest([
    contactByChannel(detectedAt, channel, schedule),
    detectedAt.add({ hours: CONTACT_AT_MOST_HOURS }),
    ...(bySeverity ? [bySeverity] : []),
  ])
}

/** When severity alone wants the first word; undefined for S1 to S3, where the channel decides. */
export function graveContactDueAt(
  detectedAt: Temporal.Instant,
  severity: Severity,
): Temporal.Instant | undefined {
  const minutes = CONTACT_BY_SEVERITY[severity]
  return minutes === undefined ? undefined : detectedAt.add({ minutes })
}

function contactByChannel(detectedAt: Temporal.Instant, channel: string, schedule: WeeklySchedule) {
  if (channel === 'phone') return detectedAt.add({ minutes: CONTACT_BY_PHONE })
  if (IN_WRITING.includes(channel))
    return addOpenMinutes(detectedAt, CONTACT_IN_WRITING_OPEN_MINUTES, schedule)
  return detectedAt.add({ minutes: CONTACT_OTHERWISE })
}

/** When it must be solved. */
export const resolveDueAt = (from: Temporal.Instant, severity: Severity): Temporal.Instant =>
  from.add({ hours: RESOLVE_HOURS[severity] })

/** When the customer must hear again after something was said at `spokenAt`. */
export const updateDueAt = (spokenAt: Temporal.Instant, severity: Severity): Temporal.Instant =>
  spokenAt.add({ hours: atLeast(severity, 'S4') ? UPDATE_HOURS.grave : UPDATE_HOURS.other })

/** The two clocks that start when a case opens, and anew when it is opened again. */
export function openingClocks(caseId: string, start: Contact): ClockRow[] {
  const { detectedAt, severity } = start
  const clock = { case_id: caseId, started_at: detectedAt, stopped_at: null }
  return [
    { ...clock, kind: 'contact', due_at: contactDueAt(start) },
    { ...clock, kind: 'resolve', due_at: resolveDueAt(detectedAt, severity) },
  ]
}

/** What cannot wait: the earliest of them; null when nothing runs. */
export function nextDueAt(running: readonly (Temporal.Instant | null)[]): Temporal.Instant | null {
  const due = running.filter((instant) => instant !== null)
  return due.length === 0 ? null : earliest(due)
}

const earliest = (all: Temporal.Instant[]): Temporal.Instant =>
  all.reduce((a, b) => (Temporal.Instant.compare(a, b) <= 0 ? a : b))
