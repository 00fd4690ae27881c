import { type Chance, chanceFrom } from '../src/statistics/index.ts'

export { type Chance, chanceFrom }

/** One of these, each as likely. */
export const pick = <T>(chance: Chance, from: readonly T[]): T => from[chance.below(from.length)]!

/** A whole number from `low` to `high`. */
export const between = (chance: Chance, low: number, high: number): number =>
  low + chance.below(high - low + 1)
