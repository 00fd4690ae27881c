/**
 * E-value (VanderWeele and Ding 2017): how strongly, as a risk ratio, something unseen would have to go with both
 * the treatment and the outcome to explain the whole finding. 1 = nothing is needed.
 */
export function eValue(riskRatio: number): number {
  const rr = riskRatio < 1 ? 1 / riskRatio : riskRatio
  return rr + Math.sqrt(rr * (rr - 1))
}

/** E-value of the end of an interval that lies nearer to 1; 1 when the interval contains 1. */
export function eValueOfInterval({ low, high }: { low: number; high: number }): number {
  if (low <= 1 && high >= 1) return 1
  return eValue(low > 1 ? low : high)
}

/** Approximate risk ratio of a difference of means, from the difference in standard deviations: exp(0.91 d). */
export const riskRatioOfMeans = (difference: number, sd: number): number => Math.exp((0.91 * difference) / sd)
