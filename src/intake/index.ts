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
