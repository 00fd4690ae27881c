import { adjustP, normal } from '../../statistics/index.ts'

/** An agent or a team: what happened and what was due given hours, products and customers. */
export interface FunnelUnit {
  name: string
  failures: number
  expected: number
}

/** Where a unit lies in the funnel. */
export interface FunnelPoint extends FunnelUnit {
  /** Failures over expected failures. */
  ratio: number
  /** Standard deviations from the middle, allowing for how much units differ anyway. */
  z: number
  /** Two-sided, corrected over all units (Benjamini-Hochberg). */
  q: number
}

/** A funnel plot: the points, and how wide the funnel is at any size. */
export interface Funnel {
  points: FunnelPoint[]
  /** Variance between units beyond chance, on the log scale. */
  tau2: number
  /** The limits at an expected count: 95 % and 99.8 %. */
  limits: (expected: number) => { low95: number; high95: number; low998: number; high998: number }
}

/** A tenth of the units at each end is pulled in before the spread is measured, so that outliers do not hide themselves. */
const PULLED_IN = 0.1

/** Additive random effects (Spiegelhalter 2005): units differ by nature, and only those far beyond that stand out. */
export function funnelOf(units: readonly FunnelUnit[]): Funnel {
  const logs = units.map(({ failures, expected }) => Math.log((failures + 0.5) / (expected + 0.5)))
  const variances = units.map(({ expected }) => 1 / (expected + 0.5))
  const tau2 = spreadBetween(logs, variances)
  const z = logs.map((y, i) => y / Math.sqrt(variances[i]! + tau2))
  const q = adjustP(
    z.map((value) => 2 * normal.upper(Math.abs(value))),
    'benjamini-hochberg',
  )
  const points = units.map((unit, i) => ({
    ...unit,
    ratio: (unit.failures + 0.5) / (unit.expected + 0.5),
    z: z[i]!,
    q: q[i]!,
  }))
  return { points, tau2, limits: (expected) => limitsAt(1 / (expected + 0.5) + tau2) }
}

function spreadBetween(logs: readonly number[], variances: readonly number[]): number {
  const count = logs.length
  if (count < 3) return 0
  const z = winsorised(logs.map((y, i) => y / Math.sqrt(variances[i]!)))
  const f = z.reduce((sum, value) => sum + value * value, 0) / count
  const w = variances.map((v) => 1 / v)
  const sum = w.reduce((a, b) => a + b, 0)
  const squares = w.reduce((a, b) => a + b * b, 0)
  return Math.max(0, (count * f - (count - 1)) / (sum - squares / sum))
}

function winsorised(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b)
  const low = sorted[Math.floor(PULLED_IN * (sorted.length - 1))]!
  const high = sorted[Math.ceil((1 - PULLED_IN) * (sorted.length - 1))]!
  return values.map((value) => Math.min(high, Math.max(low, value)))
}

function limitsAt(variance: number) {
  const sd = Math.sqrt(variance)
  return {
    low95: Math.exp(-1.96 * sd),
    high95: Math.exp(1.96 * sd),
    low998: Math.exp(-3.09 * sd),
    high998: Math.exp(3.09 * sd),
  }
}
