/** What is left of a sample when only its size, mean and variance (n - 1) matter. Variance is 0 when n < 2. */
export interface Moments {
  n: number
  mean: number
  variance: number
}

/** An estimate with its interval, in the unit of what was measured. */
export interface Estimate {
  mean: number
  low: number
  high: number
}

/** Moments of plain values, by two passes (no cancellation). */
export function momentsOf(values: readonly number[]): Moments {
  return weightedMoments(values.map((value) => ({ value, count: 1 })))
}

/** Moments of values that came `count` times each. */
export function weightedMoments(cells: readonly { value: number; count: number }[]): Moments {
  let n = 0
  let sum = 0
  for (const { value, count } of cells) {
    n += count
    sum += value * count
  }
  if (n === 0) return { n: 0, mean: Number.NaN, variance: 0 }
  const mean = sum / n
  let squares = 0
  for (const { value, count } of cells) squares += count * (value - mean) ** 2
  return { n, mean, variance: n > 1 ? squares / (n - 1) : 0 }
}
