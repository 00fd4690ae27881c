/** Complaints that have come, each with how long it took and how long it could have taken until now. */
export interface ArrivedLate {
  /** Seconds from the interaction to the complaint. */
  lag: number
  /** Seconds from the interaction to now: a longer lag would not be known yet. */
  known: number
}

/**
 * Learns which share of complaints has come after so many seconds. Only those that came are known, so the long ones
 * are missing; the product-limit estimator run backwards (Lagakos, Barraj and De Gruttola 1988) puts that right.
 */
export function arrivedShare(pairs: readonly ArrivedLate[]): (seconds: number) => number {
  if (pairs.length === 0) return () => 1
  const lags = Float64Array.from(pairs, ({ lag }) => lag).sort()
  const limits = Float64Array.from(pairs, ({ known }) => known).sort()
  const share = new Float64Array(lags.length)
  let after = 1
  let gone = limits.length
  for (let i = lags.length - 1; i >= 0; i--) {
    share[i] = after
    while (gone > 0 && limits[gone - 1]! >= lags[i]!) gone--
    // At risk: those that came by this lag and could have taken that long.
    const atRisk = i + 1 - gone
    after *= atRisk > 1 ? 1 - 1 / atRisk : 1
  }
  return (seconds) => {
    const upTo = countUpTo(lags, seconds)
    return upTo === 0 ? 0 : share[upTo - 1]!
  }
}

/** How many of the sorted values are at most `limit`. */
function countUpTo(sorted: Float64Array, limit: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! <= limit) low = middle + 1
    else high = middle
  }
  return low
}
