import type { Moments } from './moments.ts'
import { type MeanTest, satterthwaite, tTest } from './t-tests.ts'

/** A layer of alike cases: how much it weighs, and what was seen in each arm. */
export interface Stratum {
  weight: number
  treated: Moments
  control: Moments
}

/**
 * Directly standardised difference, treated minus control: the weighted mean of the differences within layers, so that
 * a different mix of layers cannot pass for an effect. Welch's interval over all layer variances. Layers of fewer than
 * `few` in an arm borrow the variance of that arm's other layers. `undefined` when a layer with weight lacks an arm.
 */
export function standardisedDifference(strata: readonly Stratum[]): MeanTest | undefined {
  const used = strata.filter(({ weight }) => weight > 0)
  const whole = used.reduce((sum, { weight }) => sum + weight, 0)
  if (whole === 0 || used.some(({ treated, control }) => treated.n === 0 || control.n === 0)) return undefined
  const pooled = {
    treated: pooledWithin(used.map((s) => s.treated)),
    control: pooledWithin(used.map((s) => s.control)),
  }
  if (pooled.treated === undefined || pooled.control === undefined) return undefined
  let mean = 0
  const parts: { variance: number; degrees: number }[] = []
  for (const { weight, treated, control } of used) {
    const share = weight / whole
    mean += share * (treated.mean - control.mean)
    parts.push(partOf(share, treated, pooled.treated), partOf(share, control, pooled.control))
  }
  const variance = parts.reduce((sum, part) => sum + part.variance, 0)
  return tTest({ mean, variance, degrees: satterthwaite(parts) })
}

interface Pooled {
  variance: number
  degrees: number
}

// Below five values a layer's own variance has a heavy-tailed error (t with three degrees or fewer).
const few = 5

function partOf(share: number, arm: Moments, pooled: Pooled): { variance: number; degrees: number } {
  const own = arm.n >= few ? { variance: arm.variance, degrees: arm.n - 1 } : pooled
  return { variance: (share * share * own.variance) / arm.n, degrees: own.degrees }
}

/** Variance within layers, all layers of one arm together. */
function pooledWithin(arms: readonly Moments[]): Pooled | undefined {
  let [squares, degrees] = [0, 0]
  for (const { n, variance } of arms) {
    if (n === 0) continue
    squares += variance * (n - 1)
    degrees += n - 1
  }
  return degrees < 1 ? undefined : { variance: squares / degrees, degrees }
}
