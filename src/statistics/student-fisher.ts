import { betaQuantilePoint } from './beta.ts'
import { logBetaTails } from './incomplete-beta.ts'

/** ln P(T >= t): half of I_{v/(v+t^2)}(v/2, 1/2) for t > 0. */
function logUpperT(t: number, degrees: number): number {
  if (degrees === Number.POSITIVE_INFINITY) throw new RangeError('use the normal distribution')
  const whole = degrees + t * t
  const { logLower, logUpper } = logBetaTails({
    x: degrees / whole,
    y: (t * t) / whole,
    a: degrees / 2,
    b: 0.5,
  })
  if (t >= 0) return logLower - Math.LN2
  // P(T >= -|t|) = 1/2 + half of what the beta leaves above: no cancellation.
  return Math.log1p(Math.exp(logUpper)) - Math.LN2
}

/** The t with P(T >= t) = p. */
function upperQuantileT(p: number, degrees: number): number {
  if (p > 0.5) return -upperQuantileT(1 - p, degrees)
  if (p === 0.5) return 0
  const { x, y } = betaQuantilePoint(2 * p, { a: degrees / 2, b: 0.5 })
  return Math.sqrt((degrees * y) / x)
}

/** Student's t with real degrees of freedom; `lower` is P(T <= t), `upper` is P(T >= t). */
export const studentT = {
  lower: (t: number, degrees: number): number => Math.exp(logUpperT(-t, degrees)),
  upper: (t: number, degrees: number): number => Math.exp(logUpperT(t, degrees)),
  logUpper: logUpperT,
  quantile: (p: number, degrees: number): number =>
    p < 0.5 ? -upperQuantileT(p, degrees) : upperQuantileT(1 - p, degrees),
  upperQuantile: upperQuantileT,
}

/** Degrees of freedom of the numerator and the denominator. */
export interface FisherLaw {
  above: number
  below: number
}

/** Fisher's F; `upper` is P(F >= f). */
export const fisherF = {
  upper: (f: number, { above, below }: FisherLaw): number => {
    const whole = below + above * f
    return Math.exp(
      logBetaTails({ x: below / whole, y: (above * f) / whole, a: below / 2, b: above / 2 }).logLower,
    )
  },
  /** The f with P(F >= f) = p. */
  upperQuantile: (p: number, { above, below }: FisherLaw): number => {
    const { x, y } = betaQuantilePoint(p, { a: below / 2, b: above / 2 })
    return (below * y) / (above * x)
  },
}
