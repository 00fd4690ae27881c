import type { Chance } from '../../statistics/index.ts'

/** Gamma with this shape and mean 1 (Marsaglia and Tsang 2000; below shape 1 by the power of a uniform). */
export function gammaOfMeanOne(chance: Chance, shape: number): number {
  if (shape < 1)
    return (gammaOfMeanOne(chance, shape + 1) * (shape + 1) * chance.uniform() ** (1 / shape)) / shape
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const z = chance.normal()
    const v = (1 + c * z) ** 3
    if (v > 0 && Math.log(chance.uniform()) < 0.5 * z * z + d - d * v + d * Math.log(v))
      return (d * v) / shape
  }
}

/** Shares that fall like 1 / rank, as real agents, products and components do. */
export const zipfShares = (count: number): number[] =>
  Array.from({ length: count }, (_, i) => 1 / (i + 1) ** 0.7)

/** Draws an index in proportion to the weights. */
export function drawerOf(weights: readonly number[]): (chance: Chance) => number {
  let sum = 0
  const upTo = weights.map((weight) => {
    sum += weight
    return sum
  })
  return (chance) => {
    const mark = chance.uniform() * sum
    let low = 0
    let high = upTo.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (upTo[middle]! < mark) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** A Poisson count by waiting times; for small means. */
export function poissonCount(chance: Chance, mean: number): number {
  let count = 0
  let waited = -Math.log(chance.uniform())
  while (waited <= mean) {
    count++
    waited -= Math.log(chance.uniform())
  }
  return count
}
