import type { Reader } from '../../detection/index.ts'
import type { FeedbackInput } from '../../intake/index.ts'
import type { PeopleRoom } from '../../people/index.ts'
import type { Caller, KeyClaim } from '../../platform/http/index.ts'
import type { HeardOutcome } from './hear.ts'
import type { Heard, Named } from './heard.ts'

/** Feedback older than this is history, whoever sends it: nobody can be called in time about yesterday. */
const HISTORY_HOURS = 24

/** One feedback, from whichever way in. */
export interface Received {
  feedback: FeedbackInput
  caller: Caller
  now: Temporal.Instant
  claim?: KeyClaim | undefined
  surveyId?: string | undefined
  /** Imports decide by `--live-since`; other ways in by age. */
  history?: boolean | undefined
}

export type ReceiveFeedback = (received: Received) => Promise<HeardOutcome>

interface ReceiveOptions {
  hear(heard: Heard): Promise<HeardOutcome>
  find: PeopleRoom['find']
  /** Reads as this organisation reads. */
  understand: Reader['understand']
}

/** Understands what was said, finds out whom and where it names, and sends it down the lane. */
export const receiving =
  ({ hear, find, understand }: ReceiveOptions): ReceiveFeedback =>
  async ({ feedback, caller, now, claim, surveyId, history }) => {
    const locale = feedback.locale ?? feedback.customer.locale
    return hear({
      feedback,
      understanding: await understand({ text: feedback.comment ?? '', locale }),
      named: await lookUp(feedback, find),
      caller,
      now,
      claim,
      surveyId,
      history: history ?? isHistory(feedback.receivedAt, now),
    })
  }

const isHistory = (receivedAt: Temporal.Instant, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(receivedAt, now.subtract({ hours: HISTORY_HOURS })) < 0

type Naming = Pick<FeedbackInput, 'staff' | 'team' | 'site'>

/** Finds whom and where a message names; a name that nobody here goes by is kept as told. */
export async function lookUp({ staff, team, site }: Naming, find: PeopleRoom['find']): Promise<Named> {
  const [person, teamUnit, siteUnit] = await Promise.all([
    staff && find.staff(staff),
    team && find.unit('team', team),
    site && find.unit('site', site),
  ])
  const unknown: Record<string, string> = {}
  if (staff && !person) unknown.staff = staff.externalId ?? staff.email ?? ''
  if (team && !teamUnit) unknown.team = team
  if (site && !siteUnit) unknown.site = site
  return {
    staffId: person?.id ?? null,
    teamId: teamUnit ? teamUnit.id : null,
    siteId: siteUnit ? siteUnit.id : null,
    unknown,
  }
}
