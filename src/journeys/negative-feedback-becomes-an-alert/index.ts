export { type HearOptions, openHearing } from './hear.ts'
export type { Callee, Directory, FeedbackAnswer, Heard, Place } from './heard.ts'
