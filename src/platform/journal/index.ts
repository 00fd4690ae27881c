export { type Actor, type Fact, liveEvent, record, SYSTEM } from './journal.ts'
export {
  type Cursor,
  cursorNow,
  factsOfCase,
  type JournalRow,
  liveFactsAfter,
  liveFactsOf,
  livePlacesAfter,
} from './store.ts'
