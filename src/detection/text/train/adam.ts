/** Running means of each number's slope and of its square. */
export interface Moved {
  mean: Float32Array
  square: Float32Array
}

/** Nothing moved yet. */
export const unmoved = (values: Float32Array): Moved => ({
  mean: new Float32Array(values.length),
  square: new Float32Array(values.length),
})

/** How far a step goes, and what each slope of the batch counts (one by its messages). */
export interface Pace {
  rate: number
  share: number
}

/** The usual forgetting (Kingma and Ba 2015), without their correction of the first steps: rare word parts begin gently. */
const KEEP = { mean: 0.9, square: 0.999 }
const PULL = 1e-5

/** One Adam step of every number. */
export function stepAll(
  values: Float32Array,
  slopes: Float32Array,
  moved: Moved,
  { rate, share }: Pace,
): void {
  for (let cell = 0; cell < slopes.length; cell++) {
    const slope = (slopes[cell] as number) * share
    if (slope !== 0) step(values, moved, { cell, slope, rate })
  }
}

/** One Adam step of the rows that a batch touched; the others stay as they are. */
export function stepRows(
  values: Float32Array,
  rows: ReadonlyMap<number, Float32Array>,
  moved: Moved,
  { rate, share }: Pace,
): void {
  for (const [row, slopes] of rows)
    for (let i = 0; i < slopes.length; i++) {
      const slope = (slopes[i] as number) * share
      if (slope !== 0) step(values, moved, { cell: row * slopes.length + i, slope, rate })
    }
}

interface Step {
  cell: number
  slope: number
  rate: number
}

function step(values: Float32Array, { mean, square }: Moved, { cell, slope, rate }: Step): void {
  const near = KEEP.mean * (mean[cell] as number) + (1 - KEEP.mean) * slope
  const wide = KEEP.square * (square[cell] as number) + (1 - KEEP.square) * slope * slope
  mean[cell] = near
  square[cell] = wide
  const value = values[cell] as number
  values[cell] = value - rate * (near / (Math.sqrt(wide) + 1e-6) + PULL * value)
}
