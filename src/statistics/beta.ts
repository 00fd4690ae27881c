import { type BetaPoint, logBetaTails } from './incomplete-beta.ts'
import { normal } from './normal.ts'
import { solveLogTail } from './solve-tail.ts'
import { logBinomialKernel } from './special.ts'

/** Beta distribution with mean a / (a + b). */
export interface BetaLaw {
  a: number
  b: number
}

/** x and 1 - x from the log odds, neither of them rounded away. */
const fromLogOdds = (u: number): { x: number; y: number } => ({
  x: 1 / (1 + Math.exp(-u)),
  y: 1 / (1 + Math.exp(u)),
})

/** ln of the density of the log odds: x^a y^b / B(a, b). */
function logDensityOfOdds({ x, y, a, b }: BetaPoint): number {
  return Math.log((a / (a + b)) * b) + logBinomialKernel({ a, b, x, y })
}

/** Newton starts at the normal approximation of the log odds (Abramowitz and Stegun 26.5.22 in spirit). */
function startOfOdds(logP: number, { a, b }: BetaLaw, direction: 1 | -1): number {
  const sd = Math.sqrt(1 / Math.max(a, 0.1) + 1 / Math.max(b, 0.1))
  return Math.log(a / b) + direction * Math.max(-8, normal.quantileOfLog(logP)) * sd
}

/** Log odds of the point that leaves e^logP in the tail of `direction` (1 lower, -1 upper). */
function oddsOfTail(logP: number, { a, b }: BetaLaw, direction: 1 | -1): number {
  if (logP === Number.NEGATIVE_INFINITY) return -direction * Number.POSITIVE_INFINITY
  const side = direction === 1 ? 'logLower' : 'logUpper'
  return solveLogTail(
    {
      logTail: (u) => logBetaTails({ ...fromLogOdds(u), a, b })[side],
      logDensity: (u) => logDensityOfOdds({ ...fromLogOdds(u), a, b }),
      direction,
      start: startOfOdds(logP, { a, b }, direction),
    },
    logP,
  )
}

/** Both x and 1 - x of the quantile, so that t and F can use the one that is not rounded away. */
export function betaQuantilePoint(p: number, law: BetaLaw): { x: number; y: number } {
  if (!(p >= 0 && p <= 1)) return { x: Number.NaN, y: Number.NaN }
  return fromLogOdds(p <= 0.5 ? oddsOfTail(Math.log(p), law, 1) : oddsOfTail(Math.log1p(-p), law, -1))
}

/** The same for P(X >= x) = p. */
export function betaUpperQuantilePoint(p: number, law: BetaLaw): { x: number; y: number } {
  const { x, y } = betaQuantilePoint(p, { a: law.b, b: law.a })
  return { x: y, y: x }
}

const tails = (x: number, law: BetaLaw) => logBetaTails({ x, y: 1 - x, ...law })

/** Beta distribution on [0, 1]; `lower` is I_x(a, b) = P(X <= x), `upper` is P(X >= x). */
export const beta = {
  lower: (x: number, law: BetaLaw): number => Math.exp(tails(x, law).logLower),
  upper: (x: number, law: BetaLaw): number => Math.exp(tails(x, law).logUpper),
  logLower: (x: number, law: BetaLaw): number => tails(x, law).logLower,
  logUpper: (x: number, law: BetaLaw): number => tails(x, law).logUpper,
  quantile: (p: number, law: BetaLaw): number => betaQuantilePoint(p, law).x,
  upperQuantile: (p: number, law: BetaLaw): number => betaUpperQuantilePoint(p, law).x,
}
