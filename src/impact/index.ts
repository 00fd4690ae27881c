export { type BeforeRow, beforeRows } from './before-rows.ts'
export {
  type ClockFigures,
  type ClockReading,
  type ClockTally,
  countClock,
  emptyClock,
  measureClock,
  mergeClocks,
} from './clocks.ts'
export { registerImpactCommands } from './commands.ts'
export { ASSUMED_RETEST, type GivenLaw } from './expectation.ts'
export { type GroupImpact, measureGroups } from './groups.ts'
export { headlineOf, type Sentence } from './headline.ts'
export { CLOCKS, type ClockName, type ImpactReport, impactReport } from './impact-report.ts'
export { type Impact, type Method, measureImpact, type Verdict } from './measure.ts'
export { type Arm, countPair, emptyPairs, mergePairs, type PairTable, type RatingPair } from './pairs.ts'
export type { RecoveryRate, ShownRate } from './recovery-rate.ts'
export { reportImpact } from './report.ts'
export {
  type Belonging,
  DIMENSIONS,
  type Dimension,
  emptyRollup,
  meanScore,
  mergeRollups,
  type Rollup,
  rollUpPair,
  rollUpScore,
} from './rollup.ts'
export { openImpactRoom } from './room.ts'
export { sayHeadline } from './say.ts'
export { type GroupLine, type ImpactView, impactView, type ShareFigure, type UpliftFigure } from './view.ts'
