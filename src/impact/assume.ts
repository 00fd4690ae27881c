import { Problem } from '../language/problem.ts'
import { SCALE_RULES, type Scale } from '../language/score.ts'
import type { NewId, Tx } from '../platform/database/index.ts'
import { type Actor, record } from '../platform/journal/index.ts'
import { type AssumptionRow, assumptionsOn, insertAssumption } from './store/assumptions.ts'

/** What is to be taken as happening anyway where too little was measured; null takes an assumption back. */
export interface Assuming {
  scale: Scale
  /** Mean rating of everybody; null: as all ratings say. */
  mean: number | null
  /** Correlation of one person's two ratings; null: 0.5, and said to be assumed. */
  retest: number | null
  why: string
  by: Actor
  at: Temporal.Instant
  newId: NewId
}

/** Keeps an assumption with who made it and why. Nothing is overwritten: every figure can say what it rested on. */
export async function assume(tx: Tx, assuming: Assuming): Promise<AssumptionRow> {
  const { scale, mean, retest, why, by, at, newId } = assuming
  const { lowest, highest } = SCALE_RULES[scale]
  if (mean !== null && (mean < lowest || mean > highest)) {
    const message = `On this scale a mean lies between ${lowest} and ${highest}.`
    throw new Problem('bad input', message, { errors: [{ path: '/mean', message }] })
  }
  const [before] = await assumptionsOn(tx, scale, 1)
  const row: AssumptionRow = { id: newId(), scale, mean, retest, why, set_by: by, set_at: at }
  await insertAssumption(tx, row)
  const from = before ? { mean: before.mean, retest: before.retest } : null
  await record(tx, { fact: 'impact.assumed', actor: by, at, why, body: { scale, mean, retest, from } })
  return row
}
