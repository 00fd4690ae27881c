export { answerDueAt, contactDueAt, resolveDueAt, updateDueAt } from './clocks.ts'
export {
  type Failure,
  failureKeyOf,
  type Opening,
  openingOf,
  SAME_FAILURE_DAYS,
  titleOf,
  type UnnumberedCase,
} from './opening.ts'
export {
  type CaseRow,
  type ClockKind,
  type ClockRow,
  type Evidence,
  type RaisedBy,
  STATUSES,
  type Status,
} from './rows.ts'
