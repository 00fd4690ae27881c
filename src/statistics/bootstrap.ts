import { normal } from './normal.ts'
import { type Interval, LEVEL } from './proportion.ts'
import type { Chance } from './random.ts'

/** What to resample: whole units (customers, not ratings, when one customer gave several). */
export interface BootstrapPlan<Unit> {
  units: readonly Unit[]
  statistic: (units: readonly Unit[]) => number
  /** How many resamples; 2,000 for a 95 % interval (Efron and Tibshirani 1993). */
  draws: number
  chance: Chance
  level?: number
}

/** Bias-corrected and accelerated bootstrap interval (Efron 1987), with the jackknife's acceleration. */
export function bootstrapBca<Unit>(plan: BootstrapPlan<Unit>): Interval & { estimate: number } {
  const { units, statistic, draws, chance, level = LEVEL } = plan
  const estimate = statistic(units)
  const replicates = Array.from({ length: draws }, () =>
    statistic(units.map(() => units[chance.below(units.length)] as Unit)),
  )
  const jackknife = units.map((_, left) => statistic(units.filter((_unit, i) => i !== left)))
  return { estimate, ...bcaLimits({ estimate, replicates, jackknife, level }) }
}

/** The limits from what was drawn: `replicates` of the resamples, `jackknife` values with each unit left out once. */
export function bcaLimits(drawn: {
  estimate: number
  replicates: readonly number[]
  jackknife: readonly number[]
  level: number
}): Interval {
  const sorted = [...drawn.replicates].sort((a, b) => a - b)
  const below = sorted.filter((r) => r < drawn.estimate).length
  const equal = sorted.filter((r) => r === drawn.estimate).length
  // Half of the ties count as below: ratings are coarse, and the plain rule would call that bias.
  const share = (below + equal / 2) / sorted.length
  const bias = normal.quantile(Math.min(1 - 0.5 / sorted.length, Math.max(0.5 / sorted.length, share)))
  const acceleration = accelerationOf(drawn.jackknife)
  const limit = (p: number): number => {
    const z = bias + normal.quantile(p)
    return quantileOf(sorted, normal.lower(bias + z / (1 - acceleration * z)))
  }
  const tail = (1 - drawn.level) / 2
  return { low: limit(tail), high: limit(1 - tail) }
}

function accelerationOf(jackknife: readonly number[]): number {
  const mean = jackknife.reduce((a, b) => a + b, 0) / jackknife.length
  let [squares, cubes] = [0, 0]
  for (const value of jackknife) {
    squares += (mean - value) ** 2
    cubes += (mean - value) ** 3
  }
  return squares === 0 ? 0 : cubes / (6 * squares ** 1.5)
}

/** Sample quantile at p (n + 1) with linear interpolation (R's type 6), as bootstrap books use. */
function quantileOf(sorted: readonly number[], p: number): number {
  const place = Math.min(sorted.length, Math.max(1, p * (sorted.length + 1)))
  const low = sorted[Math.floor(place) - 1] as number
  const high = sorted[Math.min(sorted.length, Math.floor(place) + 1) - 1] as number
  return low + (place - Math.floor(place)) * (high - low)
}
