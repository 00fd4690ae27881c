export { keepAskedFor } from './askedFor.ts'
export { answerDueAt, contactDueAt, resolveDueAt, updateDueAt } from './clocks.ts'
export { closeCase, markFollowedUp } from './close.ts'
export { type CaseDetail, detailOf, findSeen } from './detail.ts'
export { type Finding, findingOf, saidBothLately } from './judged.ts'
export {
  type Failure,
  failureKeyOf,
  type Opening,
  openingOf,
  SAME_FAILURE_DAYS,
  type UnnumberedCase,
} from './opening.ts'
export { ownCase, releaseCase } from './own.ts'
export { promise } from './promise.ts'
export { raiseSeverity } from './raiseSeverity.ts'
export { type Reopening, reopenCase } from './reopen.ts'
export { type CasesRoom, openCasesRoom } from './room.ts'
export {
  type CaseRow,
  type ClockKind,
  type ClockRow,
  type Evidence,
  type RaisedBy,
  STATUSES,
  type Status,
} from './rows.ts'
export { shareOf } from './rules.ts'
export { sayOnCase } from './say.ts'
export { speakToCustomer } from './speak.ts'
export { caseOfStatusToken, makeStatusLink } from './statusLink.ts'
export { caseById, lockCase } from './store/cases.ts'
export type { CaseStories, Letter, Means, Turn, Verdict } from './stories.ts'
export { type NamedCase, summariesSeen } from './summariesSeen.ts'
export { type CaseSummary, openedSummary } from './summary.ts'
export { makeCallTask } from './tasks.ts'
export { lockSeen, maySee, type Touch, touchCase } from './touch.ts'
export { answerReadBack } from './understand.ts'
export { yearlyMarginOf } from './whyThisScore.ts'
