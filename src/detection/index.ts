export { DEFAULT_RULES, type Flag, type Flaggable, type FlagRules, flagFeedback } from './rules.ts'
export { warmLanguages } from './text/language.ts'
export { Understanding } from './text/schema.ts'
export { understand } from './text/understand.ts'
