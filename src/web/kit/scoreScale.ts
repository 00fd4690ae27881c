/** One reason of a score. */
export interface ScorePart {
  key: string
  /** In people's words: "One failure in March". */
  says: string
  points: number
}

/**
 * Bars from the highest the running total reaches down to the next twenty below its lowest, so that scales of different
 * cases stay alike; a reason of nothing keeps a sliver, because it was looked at.
 */
export function barsOf(parts: readonly ScorePart[], start: number) {
  let at = start
  const runs = parts.map((part) => {
    const from = at
    at += part.points
    return { ...part, low: Math.min(from, at), high: Math.max(from, at) }
  })
  const low = Math.floor((Math.min(start, ...runs.map((run) => run.low)) - 1) / 20) * 20
  const span = Math.max(start, ...runs.map((run) => run.high)) - low || 1
  return runs.map((run) => ({
    ...run,
    left: (100 * (run.low - low)) / span,
    width: Math.max(3, (100 * (run.high - run.low)) / span),
  }))
}
