export { checkBeforeSending, type Stop } from './beforeSending.ts'
export { checkDraft, type Draft, type Finding } from './draft/check.ts'
export { RULES, type Rule } from './draft/rules.ts'
export { warmDrafts } from './draft/warm.ts'
export {
  type FilledPhrase,
  fillPhrase,
  type Phrase,
  type PhraseBook,
  phraseBook,
  phrasesFor,
  type Slot,
  STEPS,
  type Step,
} from './phrases/phrases.ts'
export { openPlaybookRoom } from './room.ts'
