import { beta } from './beta.ts'
import { gamma } from './gamma.ts'
import { normal } from './normal.ts'

/** k of n. */
export interface Share {
  k: number
  n: number
}

/** Both ends of an interval. */
export interface Interval {
  low: number
  high: number
}

/** Two-sided level used wherever none is given. */
export const LEVEL = 0.95

const zOf = (level: number): number => normal.upperQuantile((1 - level) / 2)

/** Wilson score interval of a proportion (Wilson 1927): good from n = 10 on, never outside 0..1. */
export function wilson({ k, n }: Share, level: number = LEVEL): Interval {
  const z = zOf(level)
  const centre = k + (z * z) / 2
  const half = z * Math.sqrt((k * (n - k)) / n + (z * z) / 4)
  const whole = n + z * z
  return {
    low: k === 0 ? 0 : (centre - half) / whole,
    high: k === n ? 1 : (centre + half) / whole,
  }
}

/** Exact interval of a proportion by the beta distribution (Clopper and Pearson 1934): covers at least `level`. */
export function clopperPearson({ k, n }: Share, level: number = LEVEL): Interval {
  const tail = (1 - level) / 2
  return {
    low: k === 0 ? 0 : beta.quantile(tail, { a: k, b: n - k + 1 }),
    high: k === n ? 1 : beta.upperQuantile(tail, { a: k + 1, b: n - k }),
  }
}

/** Difference of two independent proportions, `first` minus `second` (Newcombe 1998, method 10, from Wilson's). */
export function newcombe(
  first: Share,
  second: Share,
  level: number = LEVEL,
): Interval & { difference: number } {
  const p1 = first.k / first.n
  const p2 = second.k / second.n
  const w1 = wilson(first, level)
  const w2 = wilson(second, level)
  const difference = p1 - p2
  return {
    difference,
    low: difference - Math.hypot(p1 - w1.low, w2.high - p2),
    high: difference + Math.hypot(w1.high - p1, p2 - w2.low),
  }
}

/** Exact interval of a rate: k events over `exposure` (Garwood 1936), in events per unit of exposure. */
export function poissonRate(k: number, exposure: number, level: number = LEVEL): Interval & { rate: number } {
  const tail = (1 - level) / 2
  return {
    rate: k / exposure,
    low: k === 0 ? 0 : gamma.quantile(tail, { shape: k, rate: exposure }),
    high: gamma.upperQuantile(tail, { shape: k + 1, rate: exposure }),
  }
}
