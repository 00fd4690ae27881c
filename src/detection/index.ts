export { askToLearn } from './learn.ts'
export type { Reader } from './reader.ts'
export { type DetectionRoom, openDetectionRoom } from './room.ts'
export {
  DEFAULT_RULES,
  type Flag,
  type Flaggable,
  type FlagRules,
  flagFeedback,
  raisedFlag,
} from './rules.ts'
export type { SecondLook } from './stories.ts'
export { keepVerdict } from './teach.ts'
export { readFlagRules } from './teamRules.ts'
export { warmLanguages } from './text/language.ts'
export { Understanding } from './text/schema.ts'
export { understand } from './text/understand.ts'
