import { logGammaTails } from './incomplete-gamma.ts'
import { normal } from './normal.ts'
import { solveLogTail } from './solve-tail.ts'
import { logGamma1p, logPoissonKernel } from './special.ts'

/** Gamma distribution with mean shape / rate. */
export interface GammaLaw {
  shape: number
  rate: number
}

const tails = (x: number, { shape, rate }: GammaLaw) => logGammaTails(x * rate, shape)

/** ln of the density of ln X at u, for rate 1. */
const logDensityOfLog = (u: number, shape: number): number =>
  Math.log(shape) + logPoissonKernel(shape, Math.exp(u))

/** Wilson-Hilferty in the middle, the leading term of the series for small p: only where Newton starts. */
function startOfLog(logP: number, shape: number, direction: 1 | -1): number {
  const cube = 1 - 1 / (9 * shape) + (direction * normal.quantileOfLog(logP)) / (3 * Math.sqrt(shape))
  if (cube > 0.1 && shape > 0.05) return Math.log(shape * cube ** 3)
  const logLower = direction === 1 ? logP : Math.log1p(-Math.exp(logP))
  return (logLower + logGamma1p(shape)) / shape
}

function quantileOfTail(logP: number, { shape, rate }: GammaLaw, direction: 1 | -1): number {
  if (logP === Number.NEGATIVE_INFINITY) return direction === 1 ? 0 : Number.POSITIVE_INFINITY
  const side = direction === 1 ? 'logLower' : 'logUpper'
  const u = solveLogTail(
    {
      logTail: (v) => logGammaTails(Math.exp(v), shape)[side],
      logDensity: (v) => logDensityOfLog(v, shape),
      direction,
      start: startOfLog(logP, shape, direction),
    },
    logP,
  )
  return Math.exp(u) / rate
}

/** The x with P(X <= x) = p, solved on the smaller tail. */
function quantile(p: number, law: GammaLaw): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN
  return p <= 0.5 ? quantileOfTail(Math.log(p), law, 1) : quantileOfTail(Math.log1p(-p), law, -1)
}

/** The x with P(X >= x) = p, exact for tiny p. */
function upperQuantile(p: number, law: GammaLaw): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN
  return p <= 0.5 ? quantileOfTail(Math.log(p), law, -1) : quantileOfTail(Math.log1p(-p), law, 1)
}

/** Gamma distribution; `lower` is P(X <= x), `upper` is P(X >= x). */
export const gamma = {
  density: (x: number, { shape, rate }: GammaLaw): number =>
    x < 0 ? 0 : Math.exp(Math.log(shape / x) + logPoissonKernel(shape, x * rate)),
  lower: (x: number, law: GammaLaw): number => Math.exp(tails(x, law).logLower),
  upper: (x: number, law: GammaLaw): number => Math.exp(tails(x, law).logUpper),
  logLower: (x: number, law: GammaLaw): number => tails(x, law).logLower,
  logUpper: (x: number, law: GammaLaw): number => tails(x, law).logUpper,
  quantile,
  upperQuantile,
}

const chiLaw = (degrees: number): GammaLaw => ({ shape: degrees / 2, rate: 0.5 })

/** Chi-square distribution with real degrees of freedom. */
export const chiSquare = {
  lower: (x: number, degrees: number): number => gamma.lower(x, chiLaw(degrees)),
  upper: (x: number, degrees: number): number => gamma.upper(x, chiLaw(degrees)),
  logUpper: (x: number, degrees: number): number => gamma.logUpper(x, chiLaw(degrees)),
  quantile: (p: number, degrees: number): number => quantile(p, chiLaw(degrees)),
  upperQuantile: (p: number, degrees: number): number => upperQuantile(p, chiLaw(degrees)),
}
