import { chiSquare } from './gamma.ts'
import { type MeanTest, tTest } from './t-tests.ts'

/** One study (a site, a release, a month): its estimate and the variance of that estimate. */
export interface Study {
  estimate: number
  variance: number
}

/** Studies put together, with how much they differ among themselves. */
export interface PooledResult extends MeanTest {
  /** Variance between studies (DerSimonian and Laird 1986). */
  tau2: number
  /** Cochran's Q and the p of "all studies share one effect". */
  q: number
  pOfQ: number
  /** Share of the spread that is more than chance, 0..1. */
  i2: number
}

/** Random-effects pooling: DerSimonian-Laird weights, Hartung-Knapp interval (t with k - 1 degrees). Needs two studies. */
export function poolStudies(studies: readonly Study[]): PooledResult | undefined {
  if (studies.length < 2) return undefined
  const degrees = studies.length - 1
  const { tau2, q } = betweenStudies(studies)
  const weights = studies.map(({ variance }) => 1 / (variance + tau2))
  const all = sumOf(weights)
  const mean = sumOf(studies.map(({ estimate }, i) => estimate * (weights[i] as number))) / all
  const spread = sumOf(studies.map(({ estimate }, i) => (weights[i] as number) * (estimate - mean) ** 2))
  return {
    ...tTest({ mean, variance: spread / (degrees * all), degrees }),
    tau2,
    q,
    pOfQ: chiSquare.upper(q, degrees),
    i2: q > degrees ? (q - degrees) / q : 0,
  }
}

/** Method of moments: how much more the estimates differ than their own variances allow. */
function betweenStudies(studies: readonly Study[]): { tau2: number; q: number } {
  const weights = studies.map(({ variance }) => 1 / variance)
  const all = sumOf(weights)
  const fixed = sumOf(studies.map(({ estimate }, i) => estimate * (weights[i] as number))) / all
  const q = sumOf(studies.map(({ estimate }, i) => (weights[i] as number) * (estimate - fixed) ** 2))
  const scale = all - sumOf(weights.map((w) => w * w)) / all
  return { q, tau2: Math.max(0, (q - (studies.length - 1)) / scale) }
}

const sumOf = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)
