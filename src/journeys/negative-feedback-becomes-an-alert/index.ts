export type { FeedbackAnswer, Named } from './heard.ts'
export type { HearHistory } from './history.ts'
export { openFeedbackJourney, openHistoryJourney } from './open.ts'
export { lookUp, type Received, type ReceiveFeedback } from './receive.ts'
