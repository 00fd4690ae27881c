import { logGammaTails } from './incomplete-gamma.ts'
import { solveLogTail } from './solve-tail.ts'
import { standardNormalLower, standardNormalQuantile } from './stdlib.ts'

const HALF_LOG_TWO_PI = 0.9189385332046728

/** P(Z >= z) in natural log: half the upper tail of chi-square with one degree of freedom at z^2. */
function logUpper(z: number): number {
  if (z < 0) return Math.log1p(-Math.exp(logUpper(-z)))
  return -Math.LN2 + logGammaTails((z * z) / 2, 0.5).logUpper
}

const logDensity = (z: number): number => -HALF_LOG_TWO_PI - (z * z) / 2

/**
 * The z with P(Z <= z) = p. @stdlib's is right to 1e-15 in the middle but 1.3e-5 off at p = 1e-14 and -Infinity
 * below 1e-17 (measured against R), so outside 1e-4 .. 1 - 1e-4 Newton on the log tail answers.
 */
function quantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN
  if (p === 0 || p === 1) return p === 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  if (p > 1 - 1e-4) return -quantile(1 - p)
  return p >= 1e-4 ? standardNormalQuantile(p) : quantileOfLog(Math.log(p))
}

/** The z with ln P(Z <= z) = logP, for tails too small for a double. */
const quantileOfLog = (logP: number): number =>
  logP > -9
    ? quantile(Math.exp(logP))
    : solveLogTail(
        { logTail: (z) => logUpper(-z), logDensity, direction: 1, start: -Math.sqrt(-2 * logP) },
        logP,
      )

/** Standard normal distribution: z in standard deviations. `lower` is P(Z <= z), `upper` is P(Z >= z). */
export const normal = {
  density: (z: number): number => Math.exp(logDensity(z)),
  lower: standardNormalLower,
  upper: (z: number): number => standardNormalLower(-z),
  logLower: (z: number): number => logUpper(-z),
  logUpper,
  quantile,
  quantileOfLog,
  /** The z with P(Z >= z) = p. */
  upperQuantile: (p: number): number => -quantile(p),
}
