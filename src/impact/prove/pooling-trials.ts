import { type Chance, poolStudies, shrinkMeans, shrinkRates } from '../../statistics/index.ts'
import { between, covers, draw, plain } from './draws.ts'
import type { Trial } from './trial.ts'

const GROUP_SIZES = [12, 15, 20, 20, 30, 30, 40, 40, 60, 60, 90, 120]

/** Share of groups whose own truth lies in the interval: that is what pulled intervals promise. */
function pulledRates(chance: Chance): number {
  const truths = GROUP_SIZES.map(() => 1 / (1 + Math.exp(-(-0.4 + 0.5 * chance.normal()))))
  const got = shrinkRates(GROUP_SIZES.map((n, i) => draw(chance, n, truths[i] as number)))
  return got.reduce((sum, interval, i) => sum + covers(interval, truths[i] as number), 0) / GROUP_SIZES.length
}

function pulledMeans(chance: Chance): number {
  const truths = GROUP_SIZES.map(() => 0.5 + 0.3 * chance.normal())
  const groups = GROUP_SIZES.map((n, i) => {
    const standardError = 1.2 / Math.sqrt(n)
    return { mean: (truths[i] as number) + standardError * chance.normal(), standardError }
  })
  const got = shrinkMeans(groups)
  return got.reduce((sum, interval, i) => sum + covers(interval, truths[i] as number), 0) / GROUP_SIZES.length
}

function pooled(chance: Chance): number {
  const studies = Array.from({ length: 10 }, () => {
    const variance = between(chance, 0.02, 0.2)
    return { estimate: 0.4 + 0.3 * chance.normal() + Math.sqrt(variance) * chance.normal(), variance }
  })
  return covers(poolStudies(studies), 0.4)
}

/** Intervals that put several groups together. */
export const poolingTrials: Trial[] = [
  plain('pooled effect (DerSimonian-Laird, Hartung-Knapp)', '10 sites that differ', 'approximate', pooled),
  plain(
    'rates by site (pulled)',
    '12 sites of 12 to 120 cases; share of sites held',
    'approximate',
    pulledRates,
  ),
  plain(
    'means by site (pulled)',
    '12 sites of 12 to 120 pairs; share of sites held',
    'approximate',
    pulledMeans,
  ),
]
