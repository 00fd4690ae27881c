import type { Addressee } from '../customers/index.ts'
import { isScore } from '../language/score.ts'
import type { Tx } from '../platform/database/index.ts'
import type { FeedbackInput } from './schema.ts'
import { keepSurveyAnswer, type SurveyAnswer, type SurveyRow } from './store/surveys.ts'

/** What a form of the survey page sent. */
export interface SurveyForm {
  score?: string | undefined
  reasons?: string | string[] | undefined
  comment?: string | undefined
  /** Sent from the second page: unticked reasons are gone, not unknown. */
  more?: string | undefined
  done?: string | undefined
}

/** The answer so far with what was sent now; a score that the scale does not have is ignored. */
export function mergeAnswer({ answer, scale }: SurveyRow, form: SurveyForm): SurveyAnswer {
  const sent = form.score ? Number(form.score) : undefined
  const score = sent !== undefined && isScore(scale, sent) ? sent : answer.score
  const reasons = form.more
    ? [form.reasons ?? []]
        .flat()
        .slice(0, 20)
        .map((reason) => reason.slice(0, 200))
    : answer.reasons
  const comment = form.comment === undefined ? answer.comment : form.comment.slice(0, 20_000)
  return {
    ...(score === undefined ? {} : { score }),
    ...(reasons && reasons.length > 0 ? { reasons } : {}),
    ...(comment?.trim() ? { comment } : {}),
  }
}

/** What the customer says, as feedback: the same survey is the same feedback, however often it is saved. */
export function asFeedback({
  survey,
  answer,
  customer,
  now,
}: {
  survey: SurveyRow
  answer: SurveyAnswer
  customer: Addressee
  now: Temporal.Instant
}): FeedbackInput {
  return {
    externalId: `survey:${survey.id}`,
    receivedAt: now,
    source: 'survey',
    customer: {
      ...(customer.externalId ? { externalId: customer.externalId } : {}),
      ...(customer.email ? { email: customer.email } : {}),
      ...(customer.phone ? { phone: customer.phone } : {}),
    },
    ...(survey.interaction_external_id ? { interactionExternalId: survey.interaction_external_id } : {}),
    ...(answer.score === undefined ? {} : { scale: survey.scale, score: answer.score }),
    ...(answer.reasons ? { reasons: answer.reasons } : {}),
    ...(answer.comment ? { comment: answer.comment } : {}),
    locale: survey.locale,
  }
}

/** Notes the answer beside the survey; undefined when it was finished before (nothing is overwritten). */
export const noteAnswer = (
  tx: Tx,
  {
    survey,
    answer,
    feedbackId,
    done,
    now,
  }: {
    survey: SurveyRow
    answer: SurveyAnswer
    feedbackId: string | null
    done: boolean
    now: Temporal.Instant
  },
) => keepSurveyAnswer(tx, survey.id, { answer, feedbackId, finishedAt: done ? now : null })
