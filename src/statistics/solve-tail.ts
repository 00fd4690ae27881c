/** A monotone log tail over a variable u in which the distribution is log-concave, and its log density in u. */
export interface TailInU {
  logTail: (u: number) => number
  logDensity: (u: number) => number
  /** 1 when the tail grows with u (the lower tail), -1 when it falls. */
  direction: 1 | -1
  start: number
}

/**
 * The u where the log tail equals `target`, by Newton on the logarithm: a concave function, so after the first
 * step every further one comes from the same side and none can run away. Steps are capped at 40 in u.
 */
export function solveLogTail({ logTail, logDensity, direction, start }: TailInU, target: number): number {
  let u = start
  let before = Number.POSITIVE_INFINITY
  for (let i = 0; i < 500; i++) {
    const value = logTail(u)
    const slope = Math.exp(logDensity(u) - value)
    const raw = (direction * (target - value)) / slope
    const step = Number.isNaN(raw) ? -direction * 40 : Math.max(-40, Math.min(40, raw))
    u += step
    const size = Math.abs(step)
    // Rounding of the tail makes the last steps wander: done when a tiny step no longer gets smaller.
    if (size <= 1e-15 * Math.max(1, Math.abs(u)) || (size < 1e-10 && size >= before)) break
    before = size
  }
  return u
}
