import { type CaseStories, caseById, type Means, reopenCase } from '../cases/index.ts'
import { askToLearn, DEFAULT_RULES, flagFeedback, type Reader } from '../detection/index.ts'
import { type AskingStories, askAgain, countUnanswered, takeAnswer } from '../followup/index.ts'
import {
  asCustomer,
  insertAnswer,
  keepSurveyAnswer,
  lockSurvey,
  reviseAnswer,
  type SurveyAnswer,
  type SurveyRow,
  type SurveyStories,
} from '../intake/index.ts'
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
    const { id: surveyId, case_id: caseId, scale } = survey
    if (!caseId) throw new Error('a recovery survey has a case')
    const read = readAnswer(survey, {
      answer,
      understanding: await reader.understand({ text: answer.comment ?? '', locale: survey.locale }),
    })
    return app.database.write(async (tx) => {
      // A button that is tapped twice sends two answers at once: the second finds the first.
      const { feedback_id: before } = (await lockSurvey(tx, surveyId))!
      const row = { ...read, id: before ?? app.newId(), case_id: caseId, received_at: now }
      return takeAnswer(tx, {
        surveyId,
        caseId,
        scale,
        score: row.score,
        now,
        stories: {
          keepFeedback: async () => {
            await (before ? reviseAnswer(tx, row) : insertAnswer(tx, row))
            await keepSurveyAnswer(tx, surveyId, { answer, feedbackId: row.id, finishedAt: null })
            if (row.comment && !row.test) await askToLearn(tx, row.id)
            return row.id
          },
          failedAgain: async (_, { found, by }) => {
            await reopenCase(tx, { found, why: 'not-satisfied', doubleDeviation: true, by, at: now }, means)
          },
        },
      })
    })
  }

interface Read {
  answer: SurveyAnswer
  understanding: Awaited<ReturnType<Reader['understand']>>
}

/** The answer as a row of feedback, flagged as any other. */
function readAnswer(survey: SurveyRow, { answer, understanding }: Read) {
  const { score, comment, reasons } = answer
  const said = { source: 'survey' as const, scale: survey.scale, score, comment, understanding }
  const { flagged, reasons: flag_reasons } = flagFeedback(said, DEFAULT_RULES)
  return {
    survey_id: survey.id,
    customer_id: survey.customer_id,
    interaction_external_id: survey.interaction_external_id,
    scale: score === undefined ? null : survey.scale,
    score: score ?? null,
    reasons: reasons ?? [],
    comment: comment ?? null,
    locale: survey.locale,
    understanding,
    flagged,
    flag_reasons,
    test: survey.test,
  }
}
