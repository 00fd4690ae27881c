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
