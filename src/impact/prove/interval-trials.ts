import {
  bootstrapBca,
  type Chance,
  clopperPearson,
  coefficientTest,
  fitLogistic,
  type Interval,
  kaplanMeier,
  momentsOf,
  newcombe,
  type Observation,
  oneSampleT,
  poissonRate,
  poolStudies,
  restrictedMeanDifference,
  type Share,
  shrinkMeans,
  shrinkRates,
  survivalAt,
  welchT,
  wilson,
} from '../../statistics/index.ts'
import type { Trial } from './trial.ts'
import { toStars } from './worlds.ts'

const covers = (interval: Interval | undefined, truth: number): number =>
  interval !== undefined && interval.low <= truth && truth <= interval.high ? 1 : 0

const between = (chance: Chance, low: number, high: number): number => low + (high - low) * chance.uniform()

function draw(chance: Chance, n: number, p: number): Share {
  let k = 0
  for (let i = 0; i < n; i++) if (chance.happens(p)) k++
  return { k, n }
}

const stars = (chance: Chance, n: number, mean: number): number[] =>
  Array.from({ length: n }, () => toStars(mean + 1.2 * chance.normal()))

/** Mean of rounded and cut normal stars, from many. */
const meanOfStars = (chance: Chance, mean: number): number => momentsOf(stars(chance, 200_000, mean)).mean

/** An interval whose truth needs no preparation. */
const plain = (
  method: string,
  world: string,
  promise: Trial['promise'],
  run: (chance: Chance) => number,
): Trial => ({ method, world, promise, prepare: () => (chance) => ({ held: run(chance) }) })

/** Exponential times with mean `mean`, and people who leave us by chance within 0..4. */
const lives = (chance: Chance, n: number, mean: number): Observation[] =>
  Array.from({ length: n }, () => {
    const time = -mean * Math.log(chance.uniform())
    const left = between(chance, 0, 4)
    return { time: Math.min(time, left), event: time <= left }
  })

const restrictedTruth = (mean: number, horizon: number): number => mean * (1 - Math.exp(-horizon / mean))

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

function logistic(chance: Chance): number {
  const rows = Array.from({ length: 300 }, () => {
    const x = [chance.normal(), chance.happens(0.4) ? 1 : 0]
    const eta = -0.5 + 0.6 * (x[0] as number) + 0.8 * (x[1] as number)
    return { x, y: chance.happens(1 / (1 + Math.exp(-eta))) }
  })
  return covers(coefficientTest(fitLogistic(rows), 2), 0.8)
}

function pooled(chance: Chance): number {
  const studies = Array.from({ length: 10 }, () => {
    const variance = between(chance, 0.02, 0.2)
    return { estimate: 0.4 + 0.3 * chance.normal() + Math.sqrt(variance) * chance.normal(), variance }
  })
  return covers(poolStudies(studies), 0.4)
}

const meanOf = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length

/** Every interval of src/statistics on its own ground. */
export const intervalTrials: Trial[] = [
  plain('share (Wilson)', '40 people, true share anywhere from 10 to 90 %', 'approximate', (chance) => {
    const p = between(chance, 0.1, 0.9)
    return covers(wilson(draw(chance, 40, p)), p)
  }),
  plain('share (Clopper-Pearson)', '40 people, true share from 2 to 98 %', 'exact', (chance) => {
    const p = between(chance, 0.02, 0.98)
    return covers(clopperPearson(draw(chance, 40, p)), p)
  }),
  plain(
    'difference of shares (Newcombe)',
    '60 and 80 people, shares from 10 to 90 %',
    'approximate',
    (chance) => {
      const [p, q] = [between(chance, 0.1, 0.9), between(chance, 0.1, 0.9)]
      return covers(newcombe(draw(chance, 60, p), draw(chance, 80, q)), p - q)
    },
  ),
  plain('rate (exact Poisson)', '1 to 30 complaints expected', 'exact', (chance) => {
    const mean = between(chance, 1, 30)
    let [k, waited] = [-1, 0]
    while (waited < mean) {
      waited -= Math.log(chance.uniform())
      k++
    }
    return covers(poissonRate(k, 1), mean)
  }),
  {
    method: 'mean (t)',
    world: '60 star ratings, skewed',
    promise: 'approximate',
    prepare: (first) => {
      const truth = meanOfStars(first, 3.8)
      return (chance) => ({ held: covers(oneSampleT(momentsOf(stars(chance, 60, 3.8))), truth) })
    },
  },
  {
    method: 'difference of means (Welch)',
    world: '40 and 90 star ratings, unequal spread',
    promise: 'approximate',
    prepare: (first) => {
      const truth = meanOfStars(first, 4.2) - meanOfStars(first, 2.8)
      return (chance) => ({
        held: covers(welchT(momentsOf(stars(chance, 40, 4.2)), momentsOf(stars(chance, 90, 2.8))), truth),
      })
    },
  },
  {
    method: 'mean (BCa bootstrap, 999 draws)',
    world: '60 star ratings, skewed',
    promise: 'approximate',
    prepare: (first) => {
      const truth = meanOfStars(first, 3.8)
      return (chance) => {
        const plan = { units: stars(chance, 60, 3.8), statistic: meanOf, draws: 999, chance }
        return { held: covers(bootstrapBca(plan), truth) }
      }
    },
  },
  plain(
    'still here (Kaplan-Meier, Greenwood)',
    '120 people, a third lost from sight',
    'approximate',
    (chance) => covers(survivalAt(kaplanMeier(lives(chance, 120, 2)), 1), Math.exp(-0.5)),
  ),
  plain('time gained (restricted mean)', '150 and 150 people, no effect', 'approximate', (chance) =>
    covers(restrictedMeanDifference(lives(chance, 150, 2), lives(chance, 150, 2), 3), 0),
  ),
  plain('time gained (restricted mean)', '150 and 150 people, effect', 'approximate', (chance) =>
    covers(
      restrictedMeanDifference(lives(chance, 150, 3), lives(chance, 150, 2), 3),
      restrictedTruth(3, 3) - restrictedTruth(2, 3),
    ),
  ),
  plain('log odds ratio (logistic regression)', '300 cases, two covariates', 'approximate', logistic),
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
