import { fitLeastSquares } from './least-squares.ts'
import { fitLogistic, type LogisticRow } from './logistic.ts'
import { momentsOf } from './moments.ts'
import { type MeanTest, tTest } from './t-tests.ts'

/** One eligible case: what was known before, whether it was treated, and the outcome (`undefined`: did not answer). */
export interface TreatedRow {
  x: readonly number[]
  treated: boolean
  y: number | undefined
}

/** Effect of the treatment on everybody eligible, with what a reader must see to believe it. */
export interface AipwResult extends MeanTest {
  n: number
  /** How many chances of treatment were cut to 0.05 or 0.95: little overlap there. */
  trimmed: number
  /** Standardised mean difference of each x between the arms, before and after weighting; below 0.1 is balanced. */
  balance: { before: number; after: number }[]
}

/** Chances of treatment are held within these: one case never counts more than twenty times. */
const TRIM = { low: 0.05, high: 0.95 }
// A light ridge on the chances: without it a handful of cases can separate and the weights explode.
const RIDGE = 0.01

/**
 * Augmented inverse probability weighting (Robins, Rotnitzky and Zhao 1994): the mean of
 * m1 - m0 + A R (y - m1) / (e r1) - (1 - A) R (y - m0) / ((1 - e) r0), where m are linear outcome models among those
 * who answered, e the chance of treatment and r the chance of an answer, both logistic. Right when either the outcome
 * models or both chances are right. Standard error: sd of the summands / sqrt(n).
 */
export function aipw(rows: readonly TreatedRow[]): AipwResult | undefined {
  const answered = (arm: boolean) => rows.filter((row) => row.treated === arm && row.y !== undefined)
  const width = rows[0]?.x.length ?? 0
  if (answered(true).length < width + 2 || answered(false).length < width + 2) return undefined
  const chances = chancesOf(rows)
  const outcome = (arm: boolean) => fitLeastSquares(answered(arm).map(({ x, y }) => ({ x, y: y as number })))
  const [m1, m0] = [outcome(true), outcome(false)]
  const influence = rows.map((row, i) => {
    const { weight } = chances[i] as Chances
    const base = m1(row.x) - m0(row.x)
    if (row.y === undefined) return base
    return base + (row.treated ? weight * (row.y - m1(row.x)) : -weight * (row.y - m0(row.x)))
  })
  const { mean, variance } = momentsOf(influence)
  const degrees = rows.length - 2 * (width + 1)
  return {
    ...tTest({ mean, variance: variance / degrees, degrees }),
    n: rows.length,
    trimmed: chances.filter((c) => c.trimmed).length,
    balance: balanceOf(rows, chances),
  }
}

interface Chances {
  /** 1 / (chance of the own arm times chance of an answer). */
  weight: number
  /** 1 / (chance of the own arm). */
  armWeight: number
  trimmed: boolean
}

function chancesOf(rows: readonly TreatedRow[]): Chances[] {
  const treatment = fitLogistic(
    rows.map(({ x, treated }): LogisticRow => ({ x, y: treated })),
    RIDGE,
  )
  const answer = fitLogistic(
    rows.map((row): LogisticRow => ({ x: withArm(row), y: row.y !== undefined })),
    RIDGE,
  )
  return rows.map((row) => {
    const raw = treatment.chance(row.x)
    const e = Math.min(TRIM.high, Math.max(TRIM.low, raw))
    const armWeight = 1 / (row.treated ? e : 1 - e)
    const r = Math.max(TRIM.low, answer.chance(withArm(row)))
    return { weight: armWeight / r, armWeight, trimmed: e !== raw }
  })
}

/** Answering may depend on x differently in each arm. */
const withArm = ({ x, treated }: TreatedRow): number[] => {
  const arm = treated ? 1 : 0
  return [...x, arm, ...x.map((value) => value * arm)]
}

function balanceOf(rows: readonly TreatedRow[], chances: readonly Chances[]): AipwResult['balance'] {
  return (rows[0]?.x ?? []).map((_, j) => {
    const column = (arm: boolean) => rows.filter((r) => r.treated === arm).map((r) => r.x[j] as number)
    const [ones, zeros] = [momentsOf(column(true)), momentsOf(column(false))]
    const spread = Math.sqrt((ones.variance + zeros.variance) / 2) || 1
    const weighted = (arm: boolean): number => {
      let [sum, weights] = [0, 0]
      for (const [i, row] of rows.entries()) {
        if (row.treated !== arm) continue
        const { armWeight } = chances[i] as Chances
        sum += armWeight * (row.x[j] as number)
        weights += armWeight
      }
      return sum / weights
    }
    return { before: (ones.mean - zeros.mean) / spread, after: (weighted(true) - weighted(false)) / spread }
  })
}
