import {
  type Chance,
  fisherExact,
  logRank,
  mcnemarExact,
  type Observation,
  wilcoxonPratt,
} from '../../statistics/index.ts'
import type { Trial } from './trial.ts'

/** A test that must stay above 0.05 in 95 % of worlds where nothing is going on. */
const stillness = (
  method: string,
  world: string,
  promise: Trial['promise'],
  p: (chance: Chance) => number,
): Trial => ({
  method,
  world,
  promise,
  prepare: () => (chance) => ({ held: p(chance) > 0.05 ? 1 : 0 }),
})

const lives = (chance: Chance, n: number): Observation[] =>
  Array.from({ length: n }, () => {
    const [time, left] = [-2 * Math.log(chance.uniform()), 4 * chance.uniform()]
    return { time: Math.min(time, left), event: time <= left }
  })

function changed(chance: Chance): number {
  let [better, worse] = [0, 0]
  for (let i = 0; i < 100; i++) {
    const [before, after] = [chance.happens(0.3), chance.happens(0.3)]
    if (after && !before) better++
    if (before && !after) worse++
  }
  return mcnemarExact({ better, worse })
}

function twoGroups(chance: Chance): number {
  const yes = (n: number): number =>
    Array.from({ length: n }, () => chance.happens(0.2)).filter(Boolean).length
  const [first, second] = [yes(40), yes(60)]
  return fisherExact({ firstYes: first, firstNo: 40 - first, secondYes: second, secondNo: 60 - second }).p
}

/** Two ratings by the same law: differences symmetric, many zeros and ties. */
const differences = (chance: Chance, n: number): number[] =>
  Array.from({ length: n }, () => chance.below(5) - chance.below(5))

/** How often each test cries wolf. */
export const testTrials: Trial[] = [
  stillness('McNemar, exact: p > 0.05', '100 people, no change', 'exact', changed),
  stillness('Fisher, exact: p > 0.05', '40 and 60 people, same share', 'exact', twoGroups),
  stillness(
    'Wilcoxon-Pratt, exact: p > 0.05',
    '40 pairs, no change',
    'exact',
    (chance) => wilcoxonPratt(differences(chance, 40)).p,
  ),
  stillness(
    'Wilcoxon-Pratt, normal: p > 0.05',
    '400 pairs, no change',
    'approximate',
    (chance) => wilcoxonPratt(differences(chance, 400)).p,
  ),
  stillness(
    'log-rank: p > 0.05',
    '80 and 120 people, same curve',
    'approximate',
    (chance) => logRank(lives(chance, 80), lives(chance, 120)).p,
  ),
]
