export type { FeedbackAnswer, Named } from './heard.ts'
export type { HearHistory } from './history.ts'
export { type FeedbackJourney, openFeedbackJourney } from './open.ts'
export { lookUp, type Received, type ReceiveFeedback } from './receive.ts'
