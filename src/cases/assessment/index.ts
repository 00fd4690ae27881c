export { assess, paradoxConditions } from './explain.ts'
export { type Bond, type History, isBetrayalRisk, isDoubleDeviation } from './flags.ts'
export { DEFAULT_POINTS, type Points, pointsSchema } from './points.ts'
export {
  type Assessment,
  assessmentSchema,
  type PriorFailure,
  priorFailureSchema,
  type Situation,
  situationSchema,
} from './schema.ts'
export { gatesOf, type Recoverability, scoreRecoverability } from './score.ts'
export { POINTS, WORTH } from './settings.ts'
export { type Harm, severityOf } from './severityRubric.ts'
export { valueAtStake, type Worth } from './valueAtStake.ts'
export {
  DEFAULT_WORTH,
  type KnownWorth,
  type Stake,
  stakeOf,
  type WorthTerms,
  worthSchema,
} from './worth.ts'
