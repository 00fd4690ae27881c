import { logGamma } from './stdlib.ts'

const EULER = 0.5772156649015329
const HALF_LOG_TWO_PI = 0.9189385332046728

/** zeta(s) - 1 by Euler-Maclaurin from 100 on; the first term left out is below 1e-19 for every s >= 2. */
function zetaLessOne(s: number): number {
  const from = 100
  let sum = from ** (1 - s) / (s - 1) + from ** -s / 2 + (s * from ** (-s - 1)) / 12
  sum -= (s * (s + 1) * (s + 2) * from ** (-s - 3)) / 720
  sum += (s * (s + 1) * (s + 2) * (s + 3) * (s + 4) * from ** (-s - 5)) / 30240
  for (let k = from - 1; k >= 2; k--) sum += k ** -s
  return sum
}

const ZETA_LESS_ONE = Array.from({ length: 40 }, (_, i) => zetaLessOne(i + 2))

/**
 * ln Gamma(1 + a), exact near a = 0 where ln Gamma(1 + a) of a rounded sum is not.
 * Abramowitz and Stegun 6.1.33: -ln(1+a) + a(1-g) + sum (-1)^n (zeta(n)-1) a^n / n.
 */
export function logGamma1p(a: number): number {
  if (Math.abs(a) > 0.5) return logGamma(1 + a)
  let sum = 0
  for (let i = ZETA_LESS_ONE.length - 1; i >= 0; i--) {
    const n = i + 2
    sum += ((n % 2 === 0 ? 1 : -1) * (ZETA_LESS_ONE[i] as number) * a ** n) / n
  }
  return sum + a * (1 - EULER) - Math.log1p(a)
}

/** ln n! less Stirling's formula: the error term of Loader (2000), "Fast and accurate computation of binomial probabilities". */
export function stirlingError(n: number): number {
  if (n <= 15) return logGamma1p(n) - (n + 0.5) * Math.log(n) + n - HALF_LOG_TWO_PI
  const m = n * n
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - (1 / 1188 - 691 / 360360 / m) / m) / m) / m) / m) / n
}

/** x ln(x/m) + m - x without cancellation when x is near m (Loader's bd0). */
export function deviance(x: number, m: number): number {
  if (x === 0) return m
  if (Math.abs(x - m) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x
  const v = (x - m) / (x + m)
  let sum = (x - m) * v
  let term = 2 * x * v
  for (let j = 3; j < 2000; j += 2) {
    term *= v * v
    const next = sum + term / j
    if (next === sum) return next
    sum = next
  }
  return sum
}

/** ln of x^a e^-x / Gamma(a+1): the Poisson mass at a, for real a >= 0. */
export function logPoissonKernel(a: number, x: number): number {
  if (a === 0) return -x
  if (x === 0) return Number.NEGATIVE_INFINITY
  // Below 1e-300 the ratio in the deviance would overflow; the plain form is exact enough there.
  if (x < a * 1e-200) return a * Math.log(x) - x - logGamma1p(a)
  return -stirlingError(a) - deviance(a, x) - HALF_LOG_TWO_PI - 0.5 * Math.log(a)
}

/** ln of Gamma(a+b+1)/(Gamma(a+1)Gamma(b+1)) x^a y^b: the binomial mass, for real a, b >= 0 and y = 1 - x. */
export function logBinomialKernel(kernel: { a: number; b: number; x: number; y: number }): number {
  const { a, b, x, y } = kernel
  if (x === 0) return a === 0 ? 0 : Number.NEGATIVE_INFINITY
  if (y === 0) return b === 0 ? 0 : Number.NEGATIVE_INFINITY
  if (a === 0) return b * (x < 0.5 ? Math.log1p(-x) : Math.log(y))
  if (b === 0) return a * (y < 0.5 ? Math.log1p(-y) : Math.log(x))
  const n = a + b
  const spread = stirlingError(n) - stirlingError(a) - stirlingError(b)
  const distance = deviance(a, n * x) + deviance(b, n * y)
  return spread - distance + 0.5 * (Math.log(n) - Math.log(a) - Math.log(b)) - HALF_LOG_TWO_PI
}

/** Psi'(x) for x > 0: recurrence up to 15, then the asymptotic series (Abramowitz and Stegun 6.4.12). */
export function trigamma(x: number): number {
  let sum = 0
  let y = x
  for (; y < 15; y++) sum += 1 / (y * y)
  const m = 1 / (y * y)
  const tail = m * (1 / 6 - m * (1 / 30 - m * (1 / 42 - m * (1 / 30 - m * (5 / 66 - m * (691 / 2730))))))
  return sum + (1 + 0.5 / y + tail) / y
}

/** ln(1 - e^l) for l <= 0, exact at both ends (Maechler 2012). */
export const logComplement = (l: number): number =>
  l > -Math.LN2 ? Math.log(-Math.expm1(l)) : Math.log1p(-Math.exp(l))

/** The two tails of a distribution, as natural logarithms: they stay exact where the tail itself underflows. */
export interface LogTails {
  logLower: number
  logUpper: number
}
