import { type Chance, normal } from '../../statistics/index.ts'
import { countPair, emptyPairs, type PairTable } from '../pairs.ts'

/** Five-star ratings of one person twice: latent normal (3.9, 1.2), retest 0.4, rounded and cut to 1..5. */
const STARS = { mean: 3.9, sd: 1.2, retest: 0.4 }

/** A person's first rating, the next one without recovery, and the next one with it. */
interface TwoRatings {
  before: number
  without: number
  withRecovery: number
}

/** Rounded to whole stars. */
export const toStars = (latent: number): number => Math.min(5, Math.max(1, Math.round(latent)))

/** Draws a person; recovery lifts the latent next rating by `lift` stars. */
function ratePerson(chance: Chance, lift: number): TwoRatings {
  const { mean, sd, retest } = STARS
  const first = chance.normal()
  const next = retest * first + Math.sqrt(1 - retest * retest) * chance.normal()
  return {
    before: toStars(mean + sd * first),
    without: toStars(mean + sd * next),
    withRecovery: toStars(mean + sd * next + lift),
  }
}

/** Two-star raters answer more often than one-star raters: silence is not at random. */
const ANSWERED = { one: 0.45, two: 0.7 }
/** One-star raters are helped more often: that is the confounding. */
const HELPED = { one: 0.7, two: 0.4 }

const answers = (chance: Chance, before: number): boolean =>
  chance.happens(before === 1 ? ANSWERED.one : ANSWERED.two)

/** How many of each to draw. */
export interface StarSizes {
  treated: number
  control: number
  background: number
  lift: number
  /** Background people below this have cases and are missing from the background. */
  backgroundFrom: number
}

/** A table of rating pairs from this world. */
export function starTable(chance: Chance, sizes: StarSizes): PairTable {
  const table = emptyPairs('stars5')
  let [treated, control, background] = [0, 0, 0]
  while (treated < sizes.treated || control < sizes.control) {
    const person = ratePerson(chance, sizes.lift)
    if (person.before > 2) continue
    const helped = chance.happens(person.before === 1 ? HELPED.one : HELPED.two)
    if (helped ? treated === sizes.treated : control === sizes.control) continue
    if (helped) treated++
    else control++
    const next = helped ? person.withRecovery : person.without
    const after = answers(chance, person.before) ? next : undefined
    countPair(table, { arm: helped ? 'treated' : 'control', before: person.before, after })
  }
  while (background < sizes.background) {
    const { before, without } = ratePerson(chance, 0)
    if (before < sizes.backgroundFrom) continue
    background++
    const after = answers(chance, before) ? without : undefined
    countPair(table, { arm: 'background', before, after })
  }
  return table
}

/** What the figures should find: the mean lift in whole stars among those helped who answer, and the scores' own law. */
export interface StarTruth {
  net: number
  /** Share of them who would give four stars or more without recovery. */
  anyway: number
  mean: number
  retest: number
}

/** The truth by integrating over the first latent rating, in steps of 1/400 of a standard deviation. */
export function starTruth(lift: number): StarTruth {
  const { mean, sd, retest } = STARS
  const rest = sd * Math.sqrt(1 - retest * retest)
  const sum = { all: 0, before: 0, squares: 0, products: 0, helped: 0, net: 0, anyway: 0 }
  for (let z = -8; z < 8; z += 1 / 400) {
    const density = normal.density(z)
    const before = toStars(mean + sd * z)
    const without = expectedStars(mean + sd * retest * z, rest)
    sum.all += density
    sum.before += density * before
    sum.squares += density * before * before
    sum.products += density * before * without
    if (before > 2) continue
    const weight = density * HELPED[before === 1 ? 'one' : 'two'] * ANSWERED[before === 1 ? 'one' : 'two']
    sum.helped += weight
    sum.anyway += weight * normal.upper((3.5 - mean - sd * retest * z) / rest)
    sum.net += weight * (expectedStars(mean + sd * retest * z + lift, rest) - without)
  }
  const score = sum.before / sum.all
  const spread = sum.squares / sum.all - score * score
  return {
    net: sum.net / sum.helped,
    anyway: sum.anyway / sum.helped,
    mean: score,
    retest: (sum.products / sum.all - score * score) / spread,
  }
}

/** Mean of rounded and cut stars when the latent rating is normal: one star, and one more for each step passed. */
const expectedStars = (mean: number, sd: number): number =>
  1 + [1.5, 2.5, 3.5, 4.5].reduce((stars, step) => stars + normal.upper((step - mean) / sd), 0)
