import { type Failure, failureKeyOf, openedSummary, openingOf, SAME_FAILURE_DAYS } from '../../cases/index.ts'
import { type Flag, flagFeedback, raisedFlag } from '../../detection/index.ts'
import { addAlert } from './alert.ts'
import { firstMessage, writeFeedback } from './feedbackRows.ts'
import type { FeedbackAnswer, Heard, Place, Standing } from './heard.ts'
import { openingFor } from './openingFor.ts'
import type { Known, KnownCase, Rows } from './rows.ts'
import { type Found, factBase, type Means, type Spoken, wordsOf } from './spoken.ts'
import { recogniseCustomer } from './who.ts'

/** What one feedback leads to. `slow`: it meets an earlier word of the same customer and takes a story of its own. */
export type Decision = { answer: FeedbackAnswer } | { slow: 'heard before' | 'failed again'; caseId?: string }

/** Decides what one feedback leads to and adds its rows to the group's. Pure: no clock, no chance, no database. */
export function decide(rows: Rows, heard: Heard, known: Known, means: Means): Decision {
  if (known.feedbackId) return { slow: 'heard before' }
  const found = placeOf(heard, known)
  const flag = flagOf(heard, found, means.standing)
  const existing = flag.flagged && known.customer ? sameFailure(heard, known) : undefined
  if (existing && MENDED.has(existing.status) && means.reopens && !heard.history)
    return { slow: 'failed again', caseId: existing.id }
  const { feedback, now, caller } = heard
  const who = recogniseCustomer(rows, {
    input: feedback.customer,
    known,
    now,
    test: caller.test,
    newId: means.newId,
  })
  const spoken: Spoken = { heard, known, means, found, flag, who, id: means.newId() }
  const outcome = flag.flagged
    ? existing
      ? joinCase(rows, spoken, existing)
      : openNewCase(rows, spoken)
    : NOTHING_OPENED
  writeFeedback(rows, spoken, outcome.case?.id ?? null)
  return { answer: answerOf(spoken, outcome) }
}

/** Mended, we thought: another word about it is a failed recovery, not a new case (R14). */
const MENDED = new Set(['solved', 'followed-up', 'closed'])

type Outcome = Pick<FeedbackAnswer, 'case' | 'alert'>
const NOTHING_OPENED: Outcome = { case: null, alert: null }

/** As told with the feedback, else as the interaction knew it. */
export function placeOf({ named }: Heard, { interaction }: Known): Found {
  return {
    staffId: named.staffId ?? interaction?.staffId ?? null,
    teamId: named.teamId ?? interaction?.teamId ?? null,
    siteId: named.siteId ?? interaction?.siteId ?? null,
  }
}

/** Whether anybody could be called about it: for most of what is heard nobody need be looked up. */
export const mayAlert = (heard: Heard, known: Known, standing: Standing): boolean =>
  !heard.history && flagOf(heard, placeOf(heard, known), standing).flagged

function flagOf(
  { feedback, understanding, history, raised }: Heard,
  { teamId }: Place,
  standing: Standing,
): Flag {
  // How grave it is, a second look has said: that is its reason, not our words'.
  const { severity: _, ...first } = understanding
  const reading = raised ? first : understanding
  const found = flagFeedback({ ...feedback, understanding: reading }, standing.flagRules(teamId))
  const flag = raised ? raisedFlag(found, raised) : found
  return history ? { ...flag, review: false } : flag
}

// The same customer about the same interaction, as far back as we look; else about the same product within a week, unless
// that case is closed. What is solved and not yet closed is still that case: the word says that the mending failed.
function sameFailure(heard: Heard, { customer, cases }: Known): KnownCase | undefined {
  const { now, history } = heard
  const failure: Failure = { ...failureOf(heard), customerId: customer!.id }
  const key = failureKeyOf(failure, now)
  const candidates = cases.filter((found) => found.history === history && found.status !== 'dismissed')
  if (failure.interactionExternalId) return candidates.find(({ failureKey }) => failureKey === key)
  const sameProduct = key.slice(0, key.lastIndexOf(':') + 1)
  const window = { hours: SAME_FAILURE_DAYS * 24 }
  const [since, until] = [now.subtract(window), now.add(window)]
  return candidates.find(
    ({ failureKey, status, openedAt }) =>
      failureKey.startsWith(sameProduct) &&
      status !== 'closed' &&
      Temporal.Instant.compare(Temporal.Instant.from(openedAt), since) >= 0 &&
      // History comes in any order: a case of three years later is not this one.
      Temporal.Instant.compare(Temporal.Instant.from(openedAt), until) <= 0,
  )
}

const failureOf = ({ feedback: { interactionExternalId, product }, caller: { test } }: Heard) => ({
  interactionExternalId: interactionExternalId ?? null,
  product: product ?? null,
  test,
})

function joinCase(rows: Rows, spoken: Spoken, existing: KnownCase): Outcome {
  const { heard } = spoken
  rows.casesChanged.push({ id: existing.id, severity: heard.understanding.severity })
  rows.messages.push(firstMessage(spoken, existing.id))
  rows.facts.push({
    ...factBase(spoken, existing.id),
    fact: 'case.heard-again',
    live: !heard.history,
    body: {
      feedbackId: spoken.id,
      reference: existing.reference,
      words: wordsOf(heard),
      ...heard.named.unknown,
    },
  })
  if (!heard.history)
    rows.outbox.push({ job: 'customerSpokeAgain', body: { caseId: existing.id }, start_after: null })
  return { case: { id: existing.id, reference: existing.reference, created: false }, alert: null }
}

function openNewCase(rows: Rows, spoken: Spoken): Outcome {
  const { heard, means } = spoken
  const caseId = means.newId()
  const opened = openingOf(openingFor(spoken, caseId))
  rows.cases.push({ ...opened.case })
  rows.clocks.push(...opened.clocks.map((clock) => ({ ...clock })))
  rows.messages.push(firstMessage(spoken, caseId))
  rows.facts.push({
    ...factBase(spoken, caseId),
    fact: 'case.opened',
    live: !heard.history,
    body: { ...queueRow(spoken, opened), feedbackId: spoken.id, flagReasons: spoken.flag.reasons },
  })
  const alert = heard.history ? null : addAlert(rows, spoken, opened.case)
  return { case: { id: caseId, reference: '', created: true }, alert }
}

// The whole queue row goes out with the message: no desk asks for it.
function queueRow({ means, who }: Spoken, opened: ReturnType<typeof openingOf>) {
  const { team_id, site_id } = opened.case
  const nameOf = (id: string | null) => (id && means.standing.unitName(id)) || null
  return openedSummary({ ...opened, customer: who, team: nameOf(team_id), site: nameOf(site_id) })
}

function answerOf({ heard, flag, id }: Spoken, outcome: Outcome): FeedbackAnswer {
  const unknown = Object.keys(heard.named.unknown)
  return {
    id,
    understanding: heard.understanding,
    flagged: flag.flagged,
    flagReasons: flag.reasons,
    review: flag.review,
    restsOn: flag.restsOn,
    sure: flag.sure,
    ...outcome,
    ...(unknown.length > 0 ? { unknown } : {}),
  }
}
