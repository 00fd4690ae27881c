import { fitMainEffects } from '../effects.ts'
import type { Leaves } from '../leaves.ts'
import type { MainEffects } from '../sweep.ts'

/** Main effects of a history, and what rows would see without the doing of some dimensions. */
export interface Usual {
  leaves: Leaves
  effects: MainEffects
}

/** Fits the main effects once; everything that is drawn compares with them. */
export const usualOf = (leaves: Leaves): Usual => ({ leaves, effects: fitMainEffects(leaves) })

/** The factor that some dimensions have in a row, by their names; those that are not there have none. */
export function factorOf({ leaves, effects }: Usual, names: readonly string[]): (row: number) => number {
  const parts = leaves.dimensions.flatMap(({ name, codes }, d) =>
    names.includes(name) ? [{ codes, factor: effects.factors[d]! }] : [],
  )
  return (row) => parts.reduce((product, { codes, factor }) => product * factor[codes[row]!]!, 1)
}
