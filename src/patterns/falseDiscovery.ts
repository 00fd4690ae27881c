/** One finding in twenty may be false. */
export const FALSE_DISCOVERY_RATE = 0.05

/**
 * Benjamini-Hochberg over a family of which only the smallest chances are at hand (in logs): the largest ln p that
 * still passes, or undefined when none does.
 */
export function passingLogP(logPs: readonly number[], family: number): number | undefined {
  const sorted = Float64Array.from(logPs).sort()
  for (let rank = sorted.length; rank >= 1; rank--)
    if (sorted[rank - 1]! <= Math.log((FALSE_DISCOVERY_RATE * rank) / family)) return sorted[rank - 1]
  return undefined
}

/** The adjusted chances of the same family, in the order given. */
export function adjusted(logPs: readonly number[], family: number): number[] {
  const order = logPs.map((_, i) => i).sort((a, b) => logPs[a]! - logPs[b]!)
  const q = new Array<number>(logPs.length)
  let smallest = 1
  for (let rank = order.length; rank >= 1; rank--) {
    const i = order[rank - 1]!
    smallest = Math.min(smallest, (Math.exp(logPs[i]!) * family) / rank)
    q[i] = smallest
  }
  return q
}
