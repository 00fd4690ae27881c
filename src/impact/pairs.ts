import { isNegative, isRecovered, isScore, SCALE_RULES, type Scale } from '../language/score.ts'

/**
 * What happened to a rating's customer: a recovery, none though it was due, nothing was due (only to learn from), or a
 * recovery that did not last: opened again within two weeks of the answer.
 */
export const ARMS = ['treated', 'control', 'background', 'reopened'] as const
/** Which of the three a pair belongs to. */
export type Arm = (typeof ARMS)[number]

/** A rating and the same person's next one; `after` is undefined when nobody answered. */
export interface RatingPair {
  arm: Arm
  before: number
  after: number | undefined
}

/**
 * How many pairs of each kind there are. Ratings are whole numbers, so these counts hold everything every figure needs:
 * 10 million ratings become at most 400 numbers, they add up exactly, in any order, and can be taken back.
 */
export interface PairTable {
  scale: Scale
  counts: Map<number, number>
}

/** One kind of pair and how often it was seen. */
export interface PairCell extends RatingPair {
  count: number
}

/** A table with nothing counted yet. */
export const emptyPairs = (scale: Scale): PairTable => ({ scale, counts: new Map() })

/** Counts a pair in place; `by` -1 takes one back, as when a customer changes the answer. */
export function countPair(table: PairTable, pair: RatingPair, by = 1): void {
  const key = keyOf(table.scale, pair)
  const count = (table.counts.get(key) ?? 0) + by
  if (count === 0) table.counts.delete(key)
  else table.counts.set(key, count)
}

/** Both tables together, as a new one. */
export function mergePairs(one: PairTable, other: PairTable): PairTable {
  if (one.scale !== other.scale) throw new RangeError(`${one.scale} and ${other.scale} cannot be added`)
  const sum: PairTable = { scale: one.scale, counts: new Map(one.counts) }
  for (const cell of cellsOf(other)) countPair(sum, cell, cell.count)
  return sum
}

/** Everything that was counted, by arm, before and after. */
export function cellsOf({ scale, counts }: PairTable): PairCell[] {
  const { lowest, highest } = SCALE_RULES[scale]
  const slots = highest - lowest + 2
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([key, count]) => {
      const after = key % slots
      const before = Math.floor(key / slots) % (slots - 1)
      const arm = ARMS[Math.floor(key / (slots * (slots - 1)))] as Arm
      return { arm, before: before + lowest, after: after === 0 ? undefined : after - 1 + lowest, count }
    })
}

/**
 * The cells that figures are made of: of negative ratings, or of any rating for the background. Treated people whose case
 * was opened again are treated people.
 */
export const cellsIn = (table: PairTable, arm: Exclude<Arm, 'reopened'>): PairCell[] =>
  cellsOf(table).filter(
    (cell) =>
      (cell.arm === arm || (arm === 'treated' && cell.arm === 'reopened')) &&
      (arm === 'background' || isNegative(table.scale, cell.before)),
  )

/** Whether these people count as won back: a good answer, and not opened again within two weeks of it (R33). */
export const isWonBack = (scale: Scale, { arm, after }: RatingPair): boolean =>
  arm !== 'reopened' && after !== undefined && isRecovered(scale, after)

function keyOf(scale: Scale, { arm, before, after }: RatingPair): number {
  if (!isScore(scale, before) || (after !== undefined && !isScore(scale, after)))
    throw new RangeError(`${before} -> ${after} is not on the scale ${scale}`)
  const { lowest, highest } = SCALE_RULES[scale]
  const slots = highest - lowest + 2
  const afterSlot = after === undefined ? 0 : after - lowest + 1
  return (ARMS.indexOf(arm) * (slots - 1) + (before - lowest)) * slots + afterSlot
}
