import {
  type Chance,
  type Interval,
  momentsOf,
  type Observation,
  type Share,
} from '../../statistics/index.ts'
import type { Trial } from './trial.ts'
import { toStars } from './worlds.ts'

/** 1 when the interval holds the truth. */
export const covers = (interval: Interval | undefined, truth: number): number =>
  interval !== undefined && interval.low <= truth && truth <= interval.high ? 1 : 0

/** Evenly between two numbers. */
export const between = (chance: Chance, low: number, high: number): number =>
  low + (high - low) * chance.uniform()

/** How many of n happen. */
export function draw(chance: Chance, n: number, p: number): Share {
  let k = 0
  for (let i = 0; i < n; i++) if (chance.happens(p)) k++
  return { k, n }
}

/** Star ratings around a latent mean. */
export const stars = (chance: Chance, n: number, mean: number): number[] =>
  Array.from({ length: n }, () => toStars(mean + 1.2 * chance.normal()))

/** Mean of rounded and cut normal stars, from many. */
export const meanOfStars = (chance: Chance, mean: number): number =>
  momentsOf(stars(chance, 200_000, mean)).mean

/** An interval whose truth needs no preparation. */
export const plain = (
  method: string,
  world: string,
  promise: Trial['promise'],
  run: (chance: Chance) => number,
): Trial => ({ method, world, promise, prepare: () => (chance) => ({ held: run(chance) }) })

/** Exponential times with mean `mean`, and people who leave us by chance within 0..4. */
export const lives = (chance: Chance, n: number, mean: number): Observation[] =>
  Array.from({ length: n }, () => {
    const time = -mean * Math.log(chance.uniform())
    const left = between(chance, 0, 4)
    return { time: Math.min(time, left), event: time <= left }
  })
