import type { ClockKind, Evidence, Status } from './rows.ts'

/** What the next thing is decided from. */
export interface Standing {
  status: Status
  owner_id: string | null
  evidence: readonly Evidence[]
  alert_due_at: Temporal.Instant | null
  /** Running clocks by kind. */
  due: Partial<Record<ClockKind, Temporal.Instant>>
  customerName: string
  /** The earliest promise nobody has spoken about yet. */
  promise: { text: string; dueAt: Temporal.Instant } | null
  /** The earliest call that waits. */
  callDueAt: Temporal.Instant | null
  /** When the customer was asked to confirm what we understood; null when they were not, or have answered. */
  readBackAt: Temporal.Instant | null
  now: Temporal.Instant
}

export type NextKind =
  | 'answer-alert'
  | 'take'
  | 'acknowledge'
  | 'read-back'
  | 'await-confirmation'
  | 'call'
  | 'solve'
  | 'await-yes'
  | 'await-choice'
  | 'keep-promise'
  | 'update'
  | 'ask-again'
  | 'await-answer'
  | 'close'
  | 'none'

/** The one thing to do next, and until when. */
export interface Next {
  kind: NextKind
  dueAt: Temporal.Instant | null
  values: { name: string; text?: string }
}

/** What cannot wait on one case: the alert, then somebody to own it, then whatever breaks first. */
export function nextThing(standing: Standing): Next {
  const { status, owner_id, alert_due_at, due, customerName: name } = standing
  if (status === 'closed' || status === 'dismissed') return { kind: 'none', dueAt: null, values: { name } }
  if (alert_due_at) return { kind: 'answer-alert', dueAt: alert_due_at, values: { name } }
  if (!owner_id) return { kind: 'take', dueAt: due.contact ?? due.resolve ?? null, values: { name } }
  const step = stepOf(standing)
  const sooner = interruptionBefore(step.dueAt, standing)
  return { ...(sooner ?? step), values: { name, ...(sooner?.text ? { text: sooner.text } : {}) } }
}

type Candidate = { kind: NextKind; dueAt: Temporal.Instant | null; text?: string }

function stepOf({ status, evidence, due, readBackAt }: Standing): Candidate {
  const has = (item: Evidence) => evidence.includes(item)
  const resolve = due.resolve ?? null
  switch (status) {
    case 'open':
      return { kind: 'acknowledge', dueAt: due.contact ?? null }
    case 'acknowledged':
      return readBackAt
        ? { kind: 'await-confirmation', dueAt: readBackAt.add({ hours: 24 }) }
        : { kind: 'read-back', dueAt: resolve }
    case 'understood':
      if (has('offer-asked')) return { kind: 'await-yes', dueAt: resolve }
      if (has('offer-made') && !has('offer-accepted')) return { kind: 'await-choice', dueAt: resolve }
      return { kind: 'solve', dueAt: resolve }
    case 'solved':
      return { kind: has('asked') ? 'await-answer' : 'ask-again', dueAt: null }
    default:
      return { kind: 'close', dueAt: null }
  }
}

// A call that waits or a promise that breaks before the step does comes first; an update when it is already due.
function interruptionBefore(stepDue: Temporal.Instant | null, standing: Standing): Candidate | undefined {
  const { promise, callDueAt, due, now } = standing
  const found: Candidate[] = []
  if (callDueAt) found.push({ kind: 'call', dueAt: callDueAt })
  if (promise) found.push({ kind: 'keep-promise', dueAt: promise.dueAt, text: promise.text })
  if (due.update && Temporal.Instant.compare(due.update, now) <= 0)
    found.push({ kind: 'update', dueAt: due.update })
  const [first] = found.sort((a, b) => compareDue(a.dueAt, b.dueAt))
  return first && compareDue(first.dueAt, stepDue) <= 0 ? first : undefined
}

// Earlier first; what has no time comes last.
function compareDue(a: Temporal.Instant | null, b: Temporal.Instant | null): number {
  if (!a || !b) return a === b ? 0 : a ? -1 : 1
  return Temporal.Instant.compare(a, b)
}
