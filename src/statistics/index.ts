export { type Adjustment, adjustP } from './adjust.ts'
export { type BetaLaw, beta } from './beta.ts'
export {
  type BinomialLaw,
  binomial,
  type CountLaw,
  type NegativeBinomialLaw,
  negativeBinomial,
  type PoissonLaw,
  poisson,
} from './counts.ts'
export { chiSquare, type GammaLaw, gamma } from './gamma.ts'
export { type HypergeometricLaw, hypergeometric } from './hypergeometric.ts'
export { normal } from './normal.ts'
export { type LogTails, trigamma } from './special.ts'
export { digamma, logGamma } from './stdlib.ts'
export { type FisherLaw, fisherF, studentT } from './student-fisher.ts'
