import type { Estimate, Moments } from './moments.ts'
import { momentsOf } from './moments.ts'
import { LEVEL } from './proportion.ts'
import { studentT } from './student-fisher.ts'

/** A mean or a difference of means with its interval and the two-sided p of "it is zero". */
export interface MeanTest extends Estimate {
  standardError: number
  degrees: number
  t: number
  p: number
}

/** Interval and p for any estimate whose error follows Student's t. Without spread p is 1 or 0: only equality is left. */
export function tTest(
  estimate: { mean: number; variance: number; degrees: number },
  level: number = LEVEL,
): MeanTest {
  const { mean, degrees } = estimate
  const standardError = Math.sqrt(estimate.variance)
  if (standardError === 0) {
    const t = mean === 0 ? 0 : mean / 0
    return { mean, low: mean, high: mean, standardError, degrees, t, p: mean === 0 ? 1 : 0 }
  }
  const t = mean / standardError
  const half = studentT.upperQuantile((1 - level) / 2, degrees) * standardError
  const p = Math.min(1, 2 * studentT.upper(Math.abs(t), degrees))
  return { mean, low: mean - half, high: mean + half, standardError, degrees, t, p }
}

/** One-sample t test of a mean against zero; `undefined` below two values. */
export function oneSampleT({ n, mean, variance }: Moments, level: number = LEVEL): MeanTest | undefined {
  return n < 2 ? undefined : tTest({ mean, variance: variance / n, degrees: n - 1 }, level)
}

/** Paired t test of after minus before; the arrays belong together row by row. */
export function pairedT(before: readonly number[], after: readonly number[]): MeanTest | undefined {
  if (before.length !== after.length) throw new RangeError('each before needs its after')
  return oneSampleT(momentsOf(after.map((a, i) => a - (before[i] as number))))
}

/** Difference of two independent means without equal variances (Welch 1947, Satterthwaite's degrees of freedom). */
export function welchT(first: Moments, second: Moments, level: number = LEVEL): MeanTest | undefined {
  if (first.n < 2 || second.n < 2) return undefined
  const a = first.variance / first.n
  const b = second.variance / second.n
  const degrees = satterthwaite([
    { variance: a, degrees: first.n - 1 },
    { variance: b, degrees: second.n - 1 },
  ])
  return tTest({ mean: first.mean - second.mean, variance: a + b, degrees }, level)
}

/** Degrees of freedom of a sum of independent variance estimates (Satterthwaite 1946). */
export function satterthwaite(parts: readonly { variance: number; degrees: number }[]): number {
  let sum = 0
  let below = 0
  for (const { variance, degrees } of parts) {
    sum += variance
    if (variance > 0) below += (variance * variance) / degrees
  }
  return below === 0 ? parts.reduce((all, { degrees }) => all + degrees, 0) : (sum * sum) / below
}
