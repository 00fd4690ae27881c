/**
 * Whole numbers from -8 to 8 say as much as from -127 to 127: development messages of writers left out are read alike
 * (failures .861 and .862, 1,922 messages), and Brotli makes less than half of them (4.2 and 1.7 MB).
 */
const LEVELS = 8
const FAR = 4

/** Weights of many columns as whole numbers, each column with its own scale. */
export function wholeColumns(
  weights: Float64Array,
  columns: number,
  levels = LEVELS,
): { values: Int8Array; scales: Float32Array } {
  const most = new Float32Array(columns).fill(1e-6)
  weights.forEach((weight, i) => {
    most[i % columns] = Math.max(most[i % columns] as number, Math.abs(weight))
  })
  const scales = most.map((value) => value / levels)
  return {
    scales,
    values: Int8Array.from(weights, (weight, i) => Math.round(weight / (scales[i % columns] as number))),
  }
}

/** Rows of a net, all on one scale: the few beyond so many standard deviations are cut off there. */
export function wholeRows(
  learnt: Float32Array,
  { levels, far } = { levels: LEVELS, far: FAR },
): { values: Int8Array; scale: number } {
  const spread = Math.sqrt(learnt.reduce((sum, value) => sum + value * value, 0) / Math.max(1, learnt.length))
  const most = learnt.reduce((all, value) => Math.max(all, Math.abs(value)), 1e-6)
  const scale = Math.fround(Math.min(far * spread, most) / levels)
  const whole = (value: number) => Math.max(-levels, Math.min(levels, Math.round(value / scale)))
  return { scale, values: Int8Array.from(learnt, whole) }
}
