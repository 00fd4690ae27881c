import { z } from 'zod'

/** How customers are asked: the name decides which answers exist, which are negative and which mean "made good". */
export const SCALES = ['stars5', 'csat5', 'nps', 'ces7', 'thumbs'] as const

/** A rating scale. On every one of them more is better (ces7 asks for agreement that it was easy). */
export type Scale = (typeof SCALES)[number]

/** A scale as it travels in JSON. */
export const scaleSchema = z.enum(SCALES)

/** Whole-number answers from `lowest` to `highest`; negative up to, and recovered from, the given answer. */
export interface ScaleRule {
  lowest: number
  highest: number
  negativeUpTo: number
  recoveredFrom: number
}

/** The public table of docs/features/intake.md; changing a line changes what counts as an unhappy customer. */
export const SCALE_RULES: Readonly<Record<Scale, ScaleRule>> = {
  stars5: { lowest: 1, highest: 5, negativeUpTo: 2, recoveredFrom: 4 },
  csat5: { lowest: 1, highest: 5, negativeUpTo: 2, recoveredFrom: 4 },
  nps: { lowest: 0, highest: 10, negativeUpTo: 6, recoveredFrom: 7 },
  ces7: { lowest: 1, highest: 7, negativeUpTo: 3, recoveredFrom: 5 },
  thumbs: { lowest: 0, highest: 1, negativeUpTo: 0, recoveredFrom: 1 },
}

/** Whether the scale has this answer at all. */
export function isScore(scale: Scale, score: number): boolean {
  const { lowest, highest } = SCALE_RULES[scale]
  return Number.isInteger(score) && score >= lowest && score <= highest
}

/** Whether a customer with this answer was let down. */
export const isNegative = (scale: Scale, score: number): boolean => score <= SCALE_RULES[scale].negativeUpTo

/** Whether a customer who answers this afterwards counts as recovered. */
export const isRecovered = (scale: Scale, score: number): boolean => score >= SCALE_RULES[scale].recoveredFrom
