/** A message as the engine saw it and as a person did. */
export interface Scored {
  /** The engine's probability that the writer is unhappy. */
  score: number
  negative: boolean
}

/** Share of unhappy-other pairs that the score puts in the right order (ties count half). */
export function areaUnderCurve(rows: readonly Scored[]): number {
  const order = [...rows].sort((a, b) => a.score - b.score)
  let below = 0
  let sum = 0
  for (let i = 0; i < order.length; ) {
    let end = i
    let negatives = 0
    while (end < order.length && order[end]?.score === order[i]?.score)
      if (order[end++]?.negative) negatives++
    const others = end - i - negatives
    sum += negatives * (below + others / 2)
    below += others
    i = end
  }
  const negatives = rows.filter((row) => row.negative).length
  const others = rows.length - negatives
  return negatives === 0 || others === 0 ? Number.NaN : sum / (negatives * others)
}

/** Precision at the threshold that finds nine of ten unhappy messages. */
export function precisionAtRecall(rows: readonly Scored[], recall = 0.9): number {
  const order = [...rows].sort((a, b) => b.score - a.score)
  const needed = Math.ceil(rows.filter((row) => row.negative).length * recall)
  let found = 0
  for (let i = 0; i < order.length; i++) {
    if (order[i]?.negative) found++
    if (found >= needed) return found / (i + 1)
  }
  return Number.NaN
}

/** Expected calibration error over ten equal bins: how far "70 %" is from 70 %. */
export function calibrationError(rows: readonly Scored[]): number {
  const bins = Array.from({ length: 10 }, () => ({ n: 0, score: 0, negative: 0 }))
  for (const { score, negative } of rows) {
    const bin = bins[Math.min(9, Math.floor(score * 10))]
    if (!bin) continue
    bin.n++
    bin.score += score
    bin.negative += negative ? 1 : 0
  }
  return bins.reduce((sum, bin) => sum + Math.abs(bin.score - bin.negative), 0) / rows.length
}

/** Mean F1 over the classes that the labels hold. */
export function macroF1<T extends string>(pairs: readonly { expected: T; found: T }[]): number {
  const classes = [...new Set(pairs.map((pair) => pair.expected))]
  const scores = classes.map((name) => {
    const both = pairs.filter((pair) => pair.expected === name && pair.found === name).length
    const either =
      pairs.filter((pair) => pair.expected === name).length +
      pairs.filter((pair) => pair.found === name).length
    return either === 0 ? 0 : (2 * both) / either
  })
  return scores.reduce((sum, score) => sum + score, 0) / classes.length
}

/** Found and expected kinds, counted over all messages. */
export interface Counts {
  right: number
  extra: number
  missed: number
}

/** F1 of lists: 2 right / (2 right + extra + missed). */
export const f1 = ({ right, extra, missed }: Counts): number =>
  right === 0 ? 0 : (2 * right) / (2 * right + extra + missed)

/** A figure with its 95 % interval. */
export interface Figure {
  value: number
  low: number
  high: number
}

/** A measure with its bootstrap interval. */
export function figure<T>(rows: readonly T[], measure: (rows: readonly T[]) => number): Figure {
  const [low, high] = bootstrap(rows, measure)
  return { value: measure(rows), low, high }
}

/** 95 % interval by drawing the rows again, `draws` times, from a stream of chance that is the same every time. */
export function bootstrap<T>(
  rows: readonly T[],
  measure: (rows: readonly T[]) => number,
  draws = 200,
): [number, number] {
  const next = chance(rows.length)
  const values = Array.from({ length: draws }, () =>
    measure(Array.from({ length: rows.length }, () => rows[Math.floor(next() * rows.length)] as T)),
  )
    .filter((value) => Number.isFinite(value))
    .sort((a, b) => a - b)
  const at = (share: number) =>
    values[Math.min(values.length - 1, Math.floor(share * values.length))] ?? Number.NaN
  return [at(0.025), at(0.975)]
}

/** A small stream of chance (mulberry32), the same for the same seed on every machine. */
export function chance(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** FNV-1a over UTF-8: which fifth of a set a text belongs to never changes. */
export function fifthOf(text: string): number {
  let hash = 0x811c9dc5
  for (const byte of Buffer.from(text, 'utf8')) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return hash % 5
}
