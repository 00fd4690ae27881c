import { type LogTails, logComplement, logGamma1p, logPoissonKernel } from './special.ts'

const EPSILON = 2 ** -53
// The series and the fraction need about 7 sqrt(shape) steps beside the mean: 1e6 covers shapes up to 2e10.
const MOST_STEPS = 1_000_000

/**
 * ln of the regularised incomplete gamma functions P(shape, x) and Q(shape, x).
 * Series below shape + 1, continued fraction (Lentz) above, each with Loader's prefactor, so both tails keep
 * their relative exactness. @stdlib's gammainc is up to 2 % off for shape >= 1000 near the mean.
 */
export function logGammaTails(x: number, shape: number): LogTails {
  if (!(x > 0)) return { logLower: Number.NEGATIVE_INFINITY, logUpper: 0 }
  if (x === Number.POSITIVE_INFINITY) return { logLower: 0, logUpper: Number.NEGATIVE_INFINITY }
  if (x < 1 && shape < 1) return smallArguments(x, shape)
  if (x < shape + 1) {
    const logLower = Math.min(0, logPoissonKernel(shape, x) + Math.log(lowerSeries(x, shape)))
    return { logLower, logUpper: logComplement(logLower) }
  }
  const logUpper = Math.min(0, logPoissonKernel(shape, x) + Math.log(shape * upperFraction(x, shape)))
  return { logLower: logComplement(logUpper), logUpper }
}

/** Sum of x^n / ((a+1)...(a+n)), n from 0 (Abramowitz and Stegun 6.5.29). */
function lowerSeries(x: number, shape: number): number {
  let term = 1
  let sum = 1
  for (let n = 1; n < MOST_STEPS; n++) {
    term *= x / (shape + n)
    sum += term
    if (term < sum * EPSILON) break
  }
  return sum
}

/** Legendre's continued fraction for Gamma(a, x) / (x^a e^-x), by the modified Lentz method. */
function upperFraction(x: number, shape: number): number {
  let b = x + 1 - shape
  let c = 1e300
  let d = 1 / b
  let h = d
  for (let i = 1; i < MOST_STEPS; i++) {
    const an = -i * (i - shape)
    b += 2
    d = 1 / (an * d + b || 1e-300)
    c = b + an / c || 1e-300
    const factor = d * c
    h *= factor
    if (Math.abs(factor - 1) <= 2 * EPSILON) break
  }
  return h
}

/** x < 1 and shape < 1, where 1 - P would lose the small upper tail: both from the alternating series. */
function smallArguments(x: number, shape: number): LogTails {
  let sum = 0
  let power = shape
  for (let n = 1; n < 200; n++) {
    power *= -x / n
    const term = power / (shape + n)
    sum += term
    if (Math.abs(term) <= EPSILON * Math.abs(sum)) break
  }
  const logScale = shape * Math.log(x) - logGamma1p(shape)
  const scaleLessOne = Math.expm1(logScale)
  const upper = -(sum + scaleLessOne + sum * scaleLessOne)
  return { logLower: logScale + Math.log1p(sum), logUpper: Math.log(upper) }
}
