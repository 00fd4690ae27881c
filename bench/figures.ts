/** The value below which this share of the sorted values lies. */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

/** The middle one of a few rounds. */
export const median = (values: number[]): number => quantile(values, 0.5)

/** For tables: two digits behind the point below ten, none above a hundred. */
export const shown = (value: number): number => Number(value.toPrecision(value < 1 ? 2 : 3))
