import {
  bootstrapBca,
  type Chance,
  clopperPearson,
  coefficientTest,
  fitLogistic,
  kaplanMeier,
  momentsOf,
  newcombe,
  oneSampleT,
  poissonRate,
  restrictedMeanDifference,
  survivalAt,
  welchT,
  wilson,
} from '../../statistics/index.ts'
import { between, covers, draw, lives, meanOfStars, plain, stars } from './draws.ts'
import type { Trial } from './trial.ts'

const restrictedTruth = (mean: number, horizon: number): number => mean * (1 - Math.exp(-horizon / mean))

function logistic(chance: Chance): number {
  const rows = Array.from({ length: 300 }, () => {
    const x = [chance.normal(), chance.happens(0.4) ? 1 : 0]
    const eta = -0.5 + 0.6 * (x[0] as number) + 0.8 * (x[1] as number)
    return { x, y: chance.happens(1 / (1 + Math.exp(-eta))) }
  })
  return covers(coefficientTest(fitLogistic(rows), 2), 0.8)
}

const meanOf = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length

/** Every interval of src/statistics on its own ground, those that put groups together apart. */
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
]
