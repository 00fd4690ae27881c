import {
  type MeanTest,
  type Moments,
  type Stratum,
  satterthwaite,
  standardisedDifference,
  tTest,
  weightedMoments,
} from '../statistics/index.ts'
import type { Expectation } from './expectation.ts'
import type { PairCell } from './pairs.ts'

/** From this many answered controls on, they are the comparison (api, section 5). */
export const ENOUGH_CONTROLS = 50

/** Cells whose second rating came. */
export type AnsweredCell = PairCell & { after: number }

/** Only those who answered. */
export const answeredCells = (cells: readonly PairCell[]): AnsweredCell[] =>
  cells.filter((cell): cell is AnsweredCell => cell.after !== undefined)

/** How many pairs the cells hold. */
export const countOf = (cells: readonly PairCell[]): number =>
  cells.reduce((sum, { count }) => sum + count, 0)

/** What recovery did beyond the controls, standardised to the treated people's first ratings. */
export function netOfControls(
  treated: readonly AnsweredCell[],
  control: readonly AnsweredCell[],
): MeanTest | undefined {
  const known = [...new Set(control.map((c) => c.before))]
  const layers = new Map(known.map((before) => [before, { weight: 0, treated: [] as AnsweredCell[] }]))
  for (const cell of treated) {
    // A first rating no control gave is compared with the nearest that one did.
    const layer = layers.get(nearestBefore(known, cell.before))
    if (layer === undefined) return undefined
    layer.weight += cell.count
    layer.treated.push(cell)
  }
  const strata = [...layers].map(
    ([before, { weight, treated: own }]): Stratum => ({
      weight,
      treated: afterMoments(own),
      control: afterMoments(control.filter((c) => c.before === before)),
    }),
  )
  return standardisedDifference(strata)
}

/** What recovery did beyond what was expected anyway, with the uncertainty of the expectation in its interval. */
export function netOfExpectation(
  treated: readonly AnsweredCell[],
  expectation: Expectation,
): MeanTest | undefined {
  const { n, mean, variance } = weightedMoments(
    treated.map((c) => ({ value: c.after - expectation.next(c.before), count: c.count })),
  )
  if (n < 2) return undefined
  const parts = [{ variance: variance / n, degrees: n - 1 }, ...expectation.learnt(mixOf(treated))]
  const whole = parts.reduce((sum, part) => sum + part.variance, 0)
  return tTest({ mean, variance: whole, degrees: satterthwaite(parts) })
}

/** The share of each first rating among these people. */
export function mixOf(cells: readonly PairCell[]): { before: number; share: number }[] {
  const whole = countOf(cells)
  const counts = new Map<number, number>()
  for (const { before, count } of cells) counts.set(before, (counts.get(before) ?? 0) + count)
  return [...counts].map(([before, count]) => ({ before, share: count / whole }))
}

const afterMoments = (cells: readonly AnsweredCell[]): Moments =>
  weightedMoments(cells.map((c) => ({ value: c.after, count: c.count })))

/** The known first rating nearest to this one; the lower of two. */
export const nearestBefore = (known: readonly number[], before: number): number =>
  known.reduce(
    (best, value) => (Math.abs(value - before) < Math.abs(best - before) ? value : best),
    known[0] ?? Number.NaN,
  )
