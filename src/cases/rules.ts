import type { Evidence, Status } from './rows.ts'

/**
 * What may follow what. Owner, hand-over and reopening are rows beside the state: a hand-over never sends a customer back.
 * `open` after `solved` or later is a reopening: it was not right after all.
 */
export const MOVES = {
  open: ['acknowledged', 'dismissed'],
  acknowledged: ['understood', 'dismissed'],
  understood: ['solved', 'dismissed'],
  solved: ['followed-up', 'open'],
  'followed-up': ['closed', 'open'],
  closed: ['open'],
  // Taken back: it stands again where it stood.
  dismissed: ['open', 'acknowledged', 'understood'],
} as const satisfies Record<Status, readonly Status[]>

/** Whether a case may go from one state to the other in one step. */
export const mayMove = (from: Status, to: Status): boolean => (MOVES[from] as readonly Status[]).includes(to)

/** Nothing more is expected of us. */
export const isOver = (status: Status): boolean => status === 'closed' || status === 'dismissed'

/** The four steps of a recovery, in their order; never another one. */
export const STEPS = ['acknowledge', 'understand', 'solve', 'follow-up'] as const
export type Step = (typeof STEPS)[number]

const DONE: Record<Status, number> = {
  open: 0,
  acknowledged: 1,
  understood: 2,
  solved: 3,
  'followed-up': 4,
  closed: 4,
  dismissed: 0,
}

/** Steps done in this state; a dismissed case shows the bare crack. */
export const stepsDone = (status: Status): number => DONE[status]

/** The step that is being worked on; null when all are done or none is wanted. */
export const currentStep = (status: Status): Step | null =>
  isOver(status) ? null : (STEPS[stepsDone(status)] ?? null)

// How far a step is when this much of it can be shown: the farthest wins. Shares are a drawing, not a measurement.
const SHARE_OF_STEP: Record<Step, Partial<Record<Evidence | 'owner', number>>> = {
  acknowledge: { owner: 0.35 },
  understand: { finding: 0.2, 'customer-view': 0.3, 'read-back': 0.6 },
  solve: { promise: 0.2, 'offer-asked': 0.3, 'offer-made': 0.5, 'offer-accepted': 0.75 },
  'follow-up': { asked: 0.35, 'asked-twice': 0.6 },
}

/** What fills the seam: steps done and what the current one has to show. Never time passing. */
export interface Progress {
  status: Status
  owned: boolean
  evidence: readonly Evidence[]
}

/** How far the gold runs, 0 to 4. */
export function shareOf({ status, owned, evidence }: Progress): number {
  const done = stepsDone(status)
  const step = currentStep(status)
  if (!step) return done
  const shown = owned ? [...evidence, 'owner' as const] : evidence
  return done + Math.max(0, ...shown.map((item) => SHARE_OF_STEP[step][item] ?? 0))
}

/** The state a dismissed case goes back to: the last step that was done before. */
export function statusBefore(row: {
  acknowledged_at: Temporal.Instant | null
  understood_at: Temporal.Instant | null
}): 'open' | 'acknowledged' | 'understood' {
  if (row.understood_at) return 'understood'
  return row.acknowledged_at ? 'acknowledged' : 'open'
}

// A customer who does not answer the read-back is not left without a fix: after a day silence counts as "nobody objected".
// It is never recorded as a yes. (Assumption; the promise clock of R4 asks for a word a day in grave cases.)
const CONFIRMATION_HOURS = 24

/** Whether the fix may begin without the customer's yes, because they were asked long enough ago. */
export const mayGoOnUnconfirmed = (askedAt: Temporal.Instant, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(now, askedAt.add({ hours: CONFIRMATION_HOURS })) >= 0

// Two attempts, so that silence is theirs and not one lost mail's.
const ATTEMPTS_BEFORE_SILENCE = 2

/** Whether "no answer" may close a case. */
export const silenceIsShown = (unansweredAttempts: number): boolean =>
  unansweredAttempts >= ATTEMPTS_BEFORE_SILENCE

/** What a promise turned out to be: kept only when it was in time. */
export const isHonestOutcome = (
  outcome: 'kept' | 'late' | 'broken',
  { dueAt, at }: { dueAt: Temporal.Instant; at: Temporal.Instant },
): boolean => outcome !== 'kept' || Temporal.Instant.compare(at, dueAt) <= 0

/** What a case in this state lets happen: last words of the routes. */
export function allowedIn(status: Status): string[] {
  if (status === 'dismissed') return ['triage']
  if (status === 'closed') return ['reopen', 'messages']
  const always = [
    'owner',
    'messages',
    'promises',
    'customer-view',
    'finding',
    'offers',
    'asked-for',
    'declined-requests',
    'evidence',
  ]
  return [...always, ...BY_STATUS[status]]
}

const BY_STATUS: Record<Exclude<Status, 'closed' | 'dismissed'>, string[]> = {
  open: ['triage', 'acknowledgement'],
  acknowledged: ['triage', 'understanding'],
  understood: ['triage', 'understanding', 'resolution'],
  solved: ['closure'],
  'followed-up': ['closure'],
}
