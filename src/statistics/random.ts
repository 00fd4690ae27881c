import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'
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

/** Chance from a whole number (xoroshiro128+, its state scrambled): seeds that are neighbours draw unlike. */
export function chanceFrom(seed: number): Chance {
  const generator = xoroshiro128plusFromState(scrambled(seed))
  const uniform = () => uniformFloat64(generator) || 2 ** -54
  return {
    uniform,
    below: (n) => uniformInt(generator, 0, n - 1),
    normal: () => normal.quantile(uniform()),
    happens: (p) => uniform() < p,
  }
}

// A small seed put into the state as it is leaves it almost all zeros or ones, and this generator needs a hundred draws
// to forget that. Steele, Lea and Flood (2014) fill such a state from SplitMix; this is its 32-bit form, with the
// finaliser of MurmurHash3.
function scrambled(seed: number): number[] {
  const low = seed | 0
  const high = Math.floor(seed / 2 ** 32) | 0
  return [1, 2, 3, 4].map((step) => mixed(mixed(low + Math.imul(step, GOLDEN)) + high + step))
}

/** 2^32 over the golden ratio: steps that never fall near each other. */
const GOLDEN = 0x9e3779b9

function mixed(bits: number): number {
  let x = bits | 0
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return (x ^ (x >>> 16)) | 0
}
