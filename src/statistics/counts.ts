import { type BetaPoint, logBetaTails } from './incomplete-beta.ts'
import { logGammaTails } from './incomplete-gamma.ts'
import { type LogTails, logBinomialKernel, logPoissonKernel } from './special.ts'

/** A law of counts: masses and both tails by "at most" and "at least", so that nobody is off by one. */
export interface CountLaw<Parameters> {
  mass: (k: number, law: Parameters) => number
  logMass: (k: number, law: Parameters) => number
  /** P(X <= k). */
  atMost: (k: number, law: Parameters) => number
  /** P(X >= k). */
  atLeast: (k: number, law: Parameters) => number
  logAtMost: (k: number, law: Parameters) => number
  logAtLeast: (k: number, law: Parameters) => number
  /** The smallest k with P(X <= k) >= p. */
  quantile: (p: number, law: Parameters) => number
}

/** Poisson: the mean, in counts. */
export interface PoissonLaw {
  mean: number
}
/** Binomial: n trials, each with chance p. */
export interface BinomialLaw {
  n: number
  p: number
}
/** Negative binomial by mean and size: variance = mean + mean^2 / size, so overdispersion phi = 1 / size. */
export interface NegativeBinomialLaw {
  mean: number
  size: number
}

/** ln P(X >= k) as logLower and ln P(X < k) as logUpper, k a whole number above 0. */
type TailsFrom<Parameters> = (k: number, law: Parameters) => LogTails

interface CountParts<Parameters> {
  logMass: (k: number, law: Parameters) => number
  tailsFrom: TailsFrom<Parameters>
  meanOf: (law: Parameters) => number
  spreadOf: (law: Parameters) => number
}

function countLaw<Parameters>(parts: CountParts<Parameters>): CountLaw<Parameters> {
  const { logMass, tailsFrom } = parts
  const logAtLeast = (k: number, law: Parameters): number =>
    k <= 0 ? 0 : tailsFrom(Math.ceil(k), law).logLower
  const logAtMost = (k: number, law: Parameters): number =>
    k < 0 ? Number.NEGATIVE_INFINITY : tailsFrom(Math.floor(k) + 1, law).logUpper
  return {
    mass: (k, law) => Math.exp(logMass(k, law)),
    logMass,
    atMost: (k, law) => Math.exp(logAtMost(k, law)),
    atLeast: (k, law) => Math.exp(logAtLeast(k, law)),
    logAtMost,
    logAtLeast,
    quantile: (p, law) =>
      smallestCount((k) => Math.exp(logAtMost(k, law)) >= p * (1 - 64 * Number.EPSILON), {
        guess: parts.meanOf(law),
        step: parts.spreadOf(law),
      }),
  }
}

/** Doubling steps away from the guess, then halving: the smallest k >= 0 for which `enough` holds. */
function smallestCount(enough: (k: number) => boolean, from: { guess: number; step: number }): number {
  let step = Math.max(1, Math.ceil(from.step))
  let high = Math.floor(from.guess)
  while (!enough(high)) {
    high += step
    step *= 2
  }
  let low = high - step
  while (low >= 0 && enough(low)) {
    high = low
    step *= 2
    low -= step
  }
  low = Math.max(low, -1)
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (enough(middle)) high = middle
    else low = middle
  }
  return high
}

/** Poisson counts: P(X >= k) = P(k, mean), the lower incomplete gamma function. */
export const poisson: CountLaw<PoissonLaw> = countLaw<PoissonLaw>({
  logMass: (k, { mean }) => logPoissonKernel(k, mean),
  tailsFrom: (k, { mean }) => logGammaTails(mean, k),
  meanOf: ({ mean }) => mean,
  spreadOf: ({ mean }) => Math.sqrt(mean),
})

/** Binomial counts: P(X >= k) = I_p(k, n - k + 1). */
export const binomial: CountLaw<BinomialLaw> = countLaw<BinomialLaw>({
  logMass: (k, { n, p }) => logBinomialKernel({ a: k, b: n - k, x: p, y: 1 - p }),
  tailsFrom: (k, { n, p }) =>
    k > n
      ? { logLower: Number.NEGATIVE_INFINITY, logUpper: 0 }
      : logBetaTails({ x: p, y: 1 - p, a: k, b: n - k + 1 }),
  meanOf: ({ n, p }) => n * p,
  spreadOf: ({ n, p }) => Math.sqrt(n * p * (1 - p)),
})

/** x = mean / (mean + size), the chance of one more count. */
function negativeBinomialPoint(k: number, { mean, size }: NegativeBinomialLaw): BetaPoint {
  const whole = mean + size
  return { x: mean / whole, y: size / whole, a: k, b: size }
}

/** Negative binomial counts: P(X >= k) = I_{mean/(mean+size)}(k, size). */
export const negativeBinomial: CountLaw<NegativeBinomialLaw> = countLaw<NegativeBinomialLaw>({
  logMass: (k, law) => Math.log(law.size / (law.size + k)) + logBinomialKernel(negativeBinomialPoint(k, law)),
  tailsFrom: (k, law) => logBetaTails(negativeBinomialPoint(k, law)),
  meanOf: ({ mean }) => mean,
  spreadOf: ({ mean, size }) => Math.sqrt(mean + (mean * mean) / size),
})
