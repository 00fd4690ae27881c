export type { FeedbackAnswer, Named } from './heard.ts'
export { openFeedbackJourney } from './open.ts'
export { lookUp, type Received, type ReceiveFeedback } from './receive.ts'
