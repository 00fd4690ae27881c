/** Two findings in a hundred may be false; measured, fewer are (docs/features/patterns.md). */
export const FALSE_DISCOVERY_RATE = 0.02

/** A chance under "nothing is wrong" and among how many tests it was drawn. */
export interface Tested {
  logP: number
  /**
   * The size of its family over the family's share of the error (weighted Benjamini-Hochberg, Genovese, Roeder and
   * Wasserman 2006): a hundred thousand triples must not drown a bad hour among three hundred single values.
   */
  tests: number
}

const logExpectedFalse = ({ logP, tests }: Tested): number => logP + Math.log(tests)

/** Whether it would pass as the `rank`-th finding. */
export const passesAt = (rank: number, tested: Tested): boolean =>
  logExpectedFalse(tested) <= Math.log(FALSE_DISCOVERY_RATE * rank)

/** Suspicion is free: letting a harmless slice follow its own factor costs main effects next to nothing. */
const SUSPECTS = 2.5

/** Whether it may have bent the main effects: up to 2.5 false suspects are expected. */
export const isSuspect = (tested: Tested): boolean => logExpectedFalse(tested) <= Math.log(SUSPECTS)

/** Those that pass Benjamini-Hochberg; only the small chances need be given. */
export function passing<T extends Tested>(all: readonly T[]): T[] {
  const sorted = Float64Array.from(all, logExpectedFalse).sort()
  for (let rank = sorted.length; rank >= 1; rank--) {
    const limit = sorted[rank - 1]!
    if (limit <= Math.log(FALSE_DISCOVERY_RATE * rank)) return all.filter((t) => logExpectedFalse(t) <= limit)
  }
  return []
}

/** The adjusted chances (q) of the same tests, in the order given. */
export function adjusted(all: readonly Tested[]): number[] {
  const order = all.map((_, i) => i).sort((a, b) => logExpectedFalse(all[a]!) - logExpectedFalse(all[b]!))
  const q = new Array<number>(all.length)
  let smallest = 1
  for (let rank = order.length; rank >= 1; rank--) {
    const i = order[rank - 1]!
    smallest = Math.min(smallest, Math.exp(logExpectedFalse(all[i]!)) / rank)
    q[i] = smallest
  }
  return q
}
