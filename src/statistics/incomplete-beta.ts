import { type LogTails, logBinomialKernel, logComplement } from './special.ts'

const EPSILON = 2 ** -53
// About 7 sqrt(a + b) steps are needed beside the mean: 1e6 covers a + b up to 2e10.
const MOST_STEPS = 1_000_000

/** Where the incomplete beta function is asked: y must be 1 - x, handed over because 1 - x forgets a tiny y. */
export interface BetaPoint {
  x: number
  y: number
  a: number
  b: number
}

/**
 * ln of I_x(a, b) and of 1 - I_x(a, b): continued fraction (Lentz) on the side where it converges,
 * with Loader's prefactor, so that tails of 1e-300 and beyond keep about 1e-13 relative exactness.
 */
export function logBetaTails({ x, y, a, b }: BetaPoint): LogTails {
  if (!(x > 0)) return { logLower: Number.NEGATIVE_INFINITY, logUpper: 0 }
  if (!(y > 0)) return { logLower: 0, logUpper: Number.NEGATIVE_INFINITY }
  if (x * (a + b + 2) < a + 1) {
    const logLower = logSmallSide({ x, y, a, b })
    return { logLower, logUpper: logComplement(logLower) }
  }
  const logUpper = logSmallSide({ x: y, y: x, a: b, b: a })
  return { logLower: logComplement(logUpper), logUpper }
}

/** ln of x^a y^b / (a B(a,b)) times the fraction, with x^a y^b / B(a,b) = ab/(a+b) times the binomial kernel. */
function logSmallSide(point: BetaPoint): number {
  const { a, b } = point
  return Math.min(0, logBinomialKernel(point) + Math.log((b / (a + b)) * fraction(point)))
}

/** The continued fraction of Abramowitz and Stegun 26.5.8 by the modified Lentz method. */
function fraction({ x, a, b }: BetaPoint): number {
  let c = 1
  let d = 1 / (1 - ((a + b) * x) / (a + 1) || 1e-300)
  let h = d
  for (let m = 1; m < MOST_STEPS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / (1 + even * d || 1e-300)
    c = 1 + even / c || 1e-300
    h *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / (1 + odd * d || 1e-300)
    c = 1 + odd / c || 1e-300
    const factor = d * c
    h *= factor
    if (Math.abs(factor - 1) <= 2 * EPSILON) break
  }
  return h
}
