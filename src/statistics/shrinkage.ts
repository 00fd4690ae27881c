import { beta } from './beta.ts'
import type { Estimate } from './moments.ts'
import { normal } from './normal.ts'
import { LEVEL, type Share } from './proportion.ts'
import { logGamma } from './stdlib.ts'

// Sixty values of the spread between groups are enough: doubling them moves no limit by more than 1e-3 of its width.
const GRID = 60

/**
 * Rates of many groups, each pulled towards the mean of all by as much as its size leaves open (beta-binomial). The
 * spread between groups is not fixed at one estimate but averaged over its likelihood, flat on the intraclass
 * correlation: on a variance, as Morris (1983) advises. Flat on its root covered 93.2 % of twelve groups' truths where
 * this covers 94.8 %, because small spreads then got too much weight.
 */
export function shrinkRates(groups: readonly Share[], level: number = LEVEL): Estimate[] {
  const known = groups.filter(({ n }) => n > 0)
  const laws = weighted(lawsWorthLooking(known))
  return groups.map(({ k, n }) => {
    const { mean, variance } = mixture(
      laws.map(({ share, law: { centre, strength } }) => {
        const m = (k + centre * strength) / (n + strength)
        return { share, mean: m, variance: (m * (1 - m)) / (n + strength + 1) }
      }),
    )
    return betaWith(mean, variance, level)
  })
}

/**
 * Means of many groups with their standard errors, pulled towards the mean of all (normal-normal), the spread between
 * groups averaged over its likelihood (flat on its variance, Morris 1983), the common mean integrated out.
 */
export function shrinkMeans(
  groups: readonly { mean: number; standardError: number }[],
  level: number = LEVEL,
): Estimate[] {
  const z = normal.upperQuantile((1 - level) / 2)
  if (groups.length < 2) {
    return groups.map(({ mean, standardError: s }) => ({ mean, low: mean - z * s, high: mean + z * s }))
  }
  const means = groups.map((g) => g.mean)
  const widest = 2 * (Math.max(...means) - Math.min(...means)) + 1e-12
  const laws = weighted(
    Array.from({ length: GRID }, (_, i) => meanLaw(groups, ((widest * (i + 0.5)) / GRID) ** 2)),
  )
  return groups.map(({ mean: own, standardError }) => {
    const { mean, variance } = mixture(
      laws.map(({ share, law: { tau2, centre, centreVariance } }) => {
        const pull = standardError ** 2 / (standardError ** 2 + tau2)
        const spread = (1 - pull) * standardError ** 2 + pull * pull * centreVariance
        return { share, mean: pull * centre + (1 - pull) * own, variance: spread }
      }),
    )
    const half = z * Math.sqrt(variance)
    return { mean, low: mean - half, high: mean + half }
  })
}

interface Likely<Law> {
  logLikelihood: number
  law: Law
}

/** Laws with their share of the whole likelihood; those below a ten-thousandth of the best are left out. */
function weighted<Law>(laws: readonly Likely<Law>[]): { share: number; law: Law }[] {
  const best = Math.max(...laws.map((l) => l.logLikelihood))
  const kept = laws
    .map(({ logLikelihood, law }) => ({ share: Math.exp(logLikelihood - best), law }))
    .filter(({ share }) => share > 1e-4)
  const whole = kept.reduce((sum, { share }) => sum + share, 0)
  return kept.map(({ share, law }) => ({ share: share / whole, law }))
}

function mixture(parts: readonly { share: number; mean: number; variance: number }[]) {
  let [mean, square] = [0, 0]
  for (const part of parts) {
    mean += part.share * part.mean
    square += part.share * (part.variance + part.mean ** 2)
  }
  return { mean, variance: Math.max(square - mean ** 2, 1e-18) }
}

/** e^-30 of the best is far below the ten-thousandth that counts, even where a step aside is likelier than the middle. */
const HOPELESS = 30
/** Six steps of half a standard error to each side of the common rate. */
const STEPS = [1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6]

/**
 * Common rates at every intraclass correlation. With hundreds of groups all but a few correlations are out of the
 * question, which their middle already tells; only the others are walked to both sides.
 */
function lawsWorthLooking(groups: readonly Share[]): Likely<RateLaw>[] {
  const walks = Array.from({ length: GRID }, (_, i) => lawsAt(groups, ((0.9 * (i + 0.5)) / GRID) ** 2)).map(
    (at) => ({ at, middle: at(0) }),
  )
  const best = Math.max(...walks.map(({ middle }) => middle.logLikelihood))
  return walks.flatMap(({ at, middle }) =>
    middle.logLikelihood < best - HOPELESS ? [] : [middle, ...STEPS.map(at)],
  )
}

interface RateLaw {
  centre: number
  strength: number
}

/** The law so many half standard errors from the common rate at one intraclass correlation. */
function lawsAt(groups: readonly Share[], correlation: number): (steps: number) => Likely<RateLaw> {
  const strength = (1 - correlation) / correlation
  const sizes = groups.map(({ n }) => n / (1 + (n - 1) * correlation))
  const whole = sizes.reduce((a, b) => a + b, 0)
  const pooled = groups.reduce((sum, { k, n }, i) => sum + ((sizes[i] as number) * k) / n, 0) / whole
  const middle = (pooled * whole + 0.5) / (whole + 1)
  const step = 0.5 / Math.sqrt((whole + 1) * middle * (1 - middle))
  return (steps) => {
    const centre = 1 / (1 + Math.exp(-(Math.log(middle / (1 - middle)) + steps * step)))
    // The grid is even on the log odds and on the root of the correlation: these make the prior flat on rate and correlation.
    const logPrior = Math.log(centre * (1 - centre) * step) + Math.log(correlation) / 2
    return { logLikelihood: logPrior + logBetaBinomial(groups, centre, strength), law: { centre, strength } }
  }
}

function logBetaBinomial(groups: readonly Share[], centre: number, strength: number): number {
  const a = centre * strength
  const b = strength - a
  const fixed = logGamma(strength) - logGamma(a) - logGamma(b)
  let sum = 0
  for (const { k, n } of groups) sum += fixed + logGamma(a + k) + logGamma(b + n - k) - logGamma(strength + n)
  return sum
}

function meanLaw(groups: readonly { mean: number; standardError: number }[], tau2: number) {
  let [weights, sum, logLikelihood] = [0, 0, 0]
  for (const { mean, standardError } of groups) {
    const weight = 1 / (standardError ** 2 + tau2)
    weights += weight
    sum += weight * mean
    logLikelihood += Math.log(weight) / 2
  }
  const centre = sum / weights
  for (const { mean, standardError } of groups)
    logLikelihood -= (mean - centre) ** 2 / (standardError ** 2 + tau2) / 2
  logLikelihood += (Math.log(tau2) - Math.log(weights)) / 2
  return { logLikelihood, law: { tau2, centre, centreVariance: 1 / weights } }
}

/** Interval of the beta distribution with this mean and variance. */
function betaWith(mean: number, variance: number, level: number): Estimate {
  const strength = (mean * (1 - mean)) / variance - 1
  const law = { a: mean * strength, b: (1 - mean) * strength }
  const tail = (1 - level) / 2
  return { mean, low: beta.quantile(tail, law), high: beta.upperQuantile(tail, law) }
}
