export { type Adjustment, adjustP } from './adjust.ts'
export { type AipwResult, aipw, type TreatedRow } from './aipw.ts'
export { type BetaLaw, beta } from './beta.ts'
export { type BootstrapPlan, bcaLimits, bootstrapBca } from './bootstrap.ts'
export {
  type BinomialLaw,
  binomial,
  type CountLaw,
  type NegativeBinomialLaw,
  negativeBinomial,
  type PoissonLaw,
  poisson,
} from './counts.ts'
export { type Changed, type FisherResult, fisherExact, mcnemarExact, type TwoByTwo } from './exact-tests.ts'
export { chiSquare, type GammaLaw, gamma } from './gamma.ts'
export { type HypergeometricLaw, hypergeometric } from './hypergeometric.ts'
export { fitLeastSquares, type OutcomeRow } from './least-squares.ts'
export { coefficientTest, fitLogistic, type LogisticFit, type LogisticRow } from './logistic.ts'
export { type PooledResult, poolStudies, type Study } from './meta-analysis.ts'
export { type Estimate, type Moments, momentsOf, weightedMoments } from './moments.ts'
export { normal } from './normal.ts'
export {
  clopperPearson,
  type Interval,
  LEVEL,
  newcombe,
  poissonRate,
  type Share,
  wilson,
} from './proportion.ts'
export { type Chance, chanceFrom } from './random.ts'
export { expectedNext, expectedRise, type RetestLaw } from './regression-to-mean.ts'
export { eValue, eValueOfInterval, riskRatioOfMeans } from './sensitivity.ts'
export { shrinkMeans, shrinkRates } from './shrinkage.ts'
export { type LogTails, trigamma } from './special.ts'
export { type Stratum, standardisedDifference } from './standardise.ts'
export { digamma, logGamma } from './stdlib.ts'
export { type FisherLaw, fisherF, studentT } from './student-fisher.ts'
export {
  fromLandmark,
  kaplanMeier,
  logRank,
  type Observation,
  type RestrictedMean,
  restrictedMean,
  restrictedMeanDifference,
  type SurvivalStep,
  survivalAt,
  timeUntil,
} from './survival.ts'
export { type MeanTest, oneSampleT, pairedT, satterthwaite, tTest, welchT } from './t-tests.ts'
export { type SignedRankResult, wilcoxonPratt } from './wilcoxon.ts'
