export { createSurvey, type SurveyRequest } from './createSurvey.ts'
export {
  bringIn,
  type Ended,
  type FileWish,
  type ImportRoom,
  type Prepared,
  prepareImport,
} from './import/importFile.ts'
export type { ImportStories, TakenBack } from './import/kinds/kind.ts'
export { asCustomer, type SurveyStories } from './pages/surveyRoutes.ts'
export { openIntakeRoom } from './room.ts'
export {
  FEEDBACK_SOURCES,
  type FeedbackInput,
  feedbackSchema,
  type InteractionInput,
  interactionSchema,
  interactionsSchema,
  MAX_INTERACTIONS,
  type SurveyInput,
  surveySchema,
} from './schema.ts'
export { type AnswerRow, insertAnswer, markReviewed, reviseAnswer } from './store/feedback.ts'
export {
  keepSurveyAnswer,
  lockSurvey,
  type SurveyAnswer,
  type SurveyRow,
  surveyById,
} from './store/surveys.ts'
