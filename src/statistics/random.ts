import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { normal } from './normal.ts'

/** A seeded source of chance: the same seed gives the same draws, on every machine. */
export interface Chance {
  /** Evenly between 0 and 1, never 0. */
  uniform: () => number
  /** A whole number from 0 to n - 1. */
  below: (n: number) => number
  /** Standard normal. */
  normal: () => number
  /** Whether something with chance p happens. */
  happens: (p: number) => boolean
}

/** Chance from a seed (xoroshiro128+). */
export function chanceFrom(seed: number): Chance {
  const generator = xoroshiro128plus(seed)
  const uniform = () => uniformFloat64(generator) || 2 ** -54
  return {
    uniform,
    below: (n) => uniformInt(generator, 0, n - 1),
    normal: () => normal.quantile(uniform()),
    happens: (p) => uniform() < p,
  }
}
