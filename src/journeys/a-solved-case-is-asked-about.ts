import { type CaseStories, caseById, type Means, reopenCase } from '../cases/index.ts'
import { askToLearn, DEFAULT_RULES, flagFeedback, type Reader } from '../detection/index.ts'
import { type AskingStories, askAgain, countUnanswered, takeAnswer } from '../followup/index.ts'
import { asCustomer, insertAnswer, reviseAnswer, type SurveyStories } from '../intake/index.ts'
import { colleagueById } from '../people/index.ts'
import type { App } from '../platform/app.ts'
import type { NewId, Tx } from '../platform/database/index.ts'
import type { Ask } from './a-customer-is-asked.ts'
import type { ReceiveFeedback } from './negative-feedback-becomes-an-alert/index.ts'

/** How followup asks: through the survey, signed by the owner of the case. */
export const askingStories = (ask: Ask): AskingStories => ({
  ask,
  ownerName: async (tx, staffId) => (await colleagueById(tx, staffId))?.name,
})

/** Who owns a case, by name: the survey says who reads the answer. */
export async function ownerNameOf(tx: Tx, caseId: string): Promise<string | undefined> {
  const found = await caseById(tx, caseId)
  return found?.owner_id ? (await colleagueById(tx, found.owner_id))?.name : undefined
}

type Solved = Pick<CaseStories, 'solved' | 'unansweredAsks'>

/** Solved is not done: the customer is asked again by itself, on the scale of the first rating. */
export const solvedIsAskedAbout = ({ newId, asking }: { newId: NewId; asking: AskingStories }): Solved => ({
  solved: (tx, { case: found, at }) => askAgain(tx, { found, attempt: 1, now: at, newId, stories: asking }),
  unansweredAsks: (tx, caseId) => countUnanswered(tx, caseId),
})

/** A survey about a contact is feedback like any other. */
export const hearSurvey =
  (receive: ReceiveFeedback): SurveyStories['hear'] =>
  async ({ feedback, survey, now }) => {
    const { answer } = await receive({ feedback, caller: asCustomer(survey), now, surveyId: survey.id })
    return { feedbackId: answer.id }
  }

/** A survey about a recovery is the second rating of its case: paired, and where it is bad, the case opens again. */
export const secondRating =
  ({ app, means, reader }: { app: App; means: Means; reader: Reader }): SurveyStories['recoveryAnswered'] =>
  async ({ survey, answer, now }) => {
    const { case_id: caseId, scale } = survey
    if (!caseId) throw new Error('a recovery survey has a case')
    const understanding = await reader.understand({ text: answer.comment ?? '', locale: survey.locale })
    const score = answer.score ?? null
    const flag = flagFeedback(
      { source: 'survey', scale, score: answer.score, comment: answer.comment, understanding },
      DEFAULT_RULES,
    )
    const row = {
      id: survey.feedback_id ?? app.newId(),
      survey_id: survey.id,
      received_at: now,
      customer_id: survey.customer_id,
      case_id: caseId,
      interaction_external_id: survey.interaction_external_id,
      scale: score === null ? null : scale,
      score,
      reasons: answer.reasons ?? [],
      comment: answer.comment ?? null,
      locale: survey.locale,
      understanding,
      flagged: flag.flagged,
      flag_reasons: flag.reasons,
      test: survey.test,
    }
    return app.database.write((tx) =>
      takeAnswer(tx, {
        surveyId: survey.id,
        caseId,
        scale,
        score,
        now,
        stories: {
          keepFeedback: async () => {
            await (survey.feedback_id ? reviseAnswer(tx, row) : insertAnswer(tx, row))
            if (row.comment && !row.test) await askToLearn(tx, row.id)
            return row.id
          },
          failedAgain: async (_, { found, by }) => {
            await reopenCase(tx, { found, why: 'not-satisfied', doubleDeviation: true, by, at: now }, means)
          },
        },
      }),
    )
  }
