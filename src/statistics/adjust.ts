/** Which error is kept down: Holm the chance of any false claim, BH and BY the share of false claims (BY under any dependence). */
export type Adjustment = 'holm' | 'benjamini-hochberg' | 'benjamini-yekutieli'

/**
 * p-values adjusted for having asked many questions, in the order given (R's p.adjust). `family` = how many
 * questions were asked, when more than are handed over; the others must have larger p-values.
 */
export function adjustP(p: readonly number[], how: Adjustment, family: number = p.length): number[] {
  if (family < p.length) throw new RangeError('a family of questions cannot be smaller than its p-values')
  const order = p.map((_, i) => i).sort((i, j) => (p[i] as number) - (p[j] as number))
  const sorted = order.map((i) => p[i] as number)
  const adjusted = how === 'holm' ? holm(sorted, family) : stepUp(sorted, family, how)
  const result = new Array<number>(p.length)
  for (const [rank, i] of order.entries()) result[i] = adjusted[rank] as number
  return result
}

/** Holm (1979): p(i) (m - i + 1), never falling. */
function holm(sorted: readonly number[], family: number): number[] {
  let most = 0
  return sorted.map((p, i) => {
    most = Math.max(most, Math.min(1, p * (family - i)))
    return most
  })
}

/** Benjamini-Hochberg (1995): p(i) m / i, never rising from the end; Benjamini-Yekutieli (2001) times 1 + 1/2 + ... + 1/m. */
function stepUp(sorted: readonly number[], family: number, how: Adjustment): number[] {
  let factor = family
  if (how === 'benjamini-yekutieli') for (let k = 2; k <= family; k++) factor += family / k
  const result = new Array<number>(sorted.length)
  let least = 1
  for (let i = sorted.length - 1; i >= 0; i--) {
    least = Math.min(least, ((sorted[i] as number) * factor) / (i + 1))
    result[i] = least
  }
  return result
}
