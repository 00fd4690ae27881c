import type { Callable } from '../../alerts/index.ts'
import type { Flag, FlagRules, Understanding } from '../../detection/index.ts'
import type { FeedbackInput } from '../../intake/index.ts'
import type { WeeklySchedule } from '../../language/business-time.ts'
import type { Caller, KeyClaim } from '../../platform/http/index.ts'

/** One thing a customer told us, understood, on its way into the lane. */
export interface Heard {
  feedback: FeedbackInput
  understanding: Understanding
  named: Named
  caller: Pick<Caller, 'kind' | 'staffId' | 'keyId' | 'name' | 'test'>
  now: Temporal.Instant
  /** When it came to us, where `now` is the day on which it was told (history). */
  recordedAt?: Temporal.Instant | undefined
  /** Told too late to act on: a history case, without alert, clock, mail or workload. */
  history: boolean
  surveyId?: string | undefined
  /** A second look says that it is a failure, and why. */
  raised?: readonly string[]
  claim?: KeyClaim | undefined
}

/** Whom an alert may call, in order. */
export type Chain = readonly Callable[]

/** Where somebody or something belongs. */
export interface Place {
  teamId: string | null
  siteId: string | null
}

/** Who and where the feedback names, looked up; what nobody here goes by is kept as told. */
export interface Named extends Place {
  staffId: string | null
  unknown: Record<string, string>
}

/** What the organisation decided that hearing depends on, as it stands now. */
export interface Standing {
  flagRules(teamId: string | null): FlagRules
  schedule: WeeklySchedule
  /** First language of the organisation. */
  locale: string
  unitName(id: string): string | undefined
}

/** The answer of `POST /api/v1/feedback`. */
export interface FeedbackAnswer {
  id: string
  understanding: Understanding
  flagged: boolean
  flagReasons: string[]
  review: boolean
  /** What the flag, or the wish for a person's look, rests on, and how sure that is, 0..1; null: neither. */
  restsOn: Flag['restsOn']
  sure: number | null
  case: { id: string; reference: string; created: boolean } | null
  alert: { id: string; answerDueAt: string } | null
  /** Names in the request that nobody here goes by; kept with the feedback. */
  unknown?: string[]
}
