import { isNegative, isRecovered, type Scale } from '../language/score.ts'

/** Asked at most twice after a fix; a third time is a nuisance. */
export const MOST_ATTEMPTS = 2
/** Three days for an answer: one reminder after them, then silence is the answer (domain rules 5.6). */
export const WAIT_HOURS = 72

/** What a second rating says beside the first. */
export type PairVerdict = 'recovered' | 'better' | 'same' | 'worse' | 'still-negative'

/** Reads a pair on one scale; `still-negative` means the recovery failed, however it compares (R14). */
export function verdictOf(scale: Scale, first: number | null, second: number): PairVerdict {
  if (isRecovered(scale, second)) return 'recovered'
  if (isNegative(scale, second)) return first !== null && second < first ? 'worse' : 'still-negative'
  if (first === null || second === first) return 'same'
  return second > first ? 'better' : 'worse'
}

/** Whether the answer means that we failed twice. */
export const failedRecovery = (scale: Scale, second: number): boolean => isNegative(scale, second)
