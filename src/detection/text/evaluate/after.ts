import { calibrated } from '../calibrate/calibration.ts'
import { evidenceOf } from '../calibrate/evidence.ts'
import type { Evidence } from '../calibrate/fit.ts'
import { newLearner, teach } from '../calibrate/learner.ts'
import { areaUnderCurve, calibrationError, chance, type Scored } from './metrics.ts'
import type { Label, Labelled } from './sets.ts'

/** How the engine does on a set after that many of its ratings. */
const RATINGS = 200
const DRAWS = 5
/** A test on fewer messages than this says nothing. */
const LEAST_LEFT = 100

interface Rated {
  evidence: Evidence
  mood: Label
}

/** Draws 200 ratings, learns from them in order, measures on the rest; five times. */
export function afterRatings(rows: readonly (Labelled & { mood: Label })[]) {
  if (rows.length < RATINGS + LEAST_LEFT) return {}
  const rated = rows.map(({ text, mood }): Rated => ({ evidence: evidenceOf({ text }), mood }))
  const draws = Array.from({ length: DRAWS }, (_, draw) => oneDraw(shuffled(rated, 31 + draw)))
  const spread = (values: number[]) => ({
    value: values.reduce((sum, value) => sum + value, 0) / values.length,
    low: Math.min(...values),
    high: Math.max(...values),
  })
  return {
    aucAfter200: spread(draws.map(({ auc }) => auc)),
    gainAfter200: spread(draws.map(({ gain }) => gain)),
    calibrationErrorAfter200: spread(draws.map(({ error }) => error)).value,
  }
}

function oneDraw(order: Rated[]): { auc: number; gain: number; error: number } {
  const learner = newLearner()
  for (const { evidence, mood } of order.slice(0, RATINGS))
    teach(learner, { evidence, unhappy: mood === 'negative', weight: mood === 'neutral' ? 0.5 : 1 })
  const rest = order.slice(RATINGS)
  const scored = rest.map(
    ({ evidence, mood }): Scored => ({
      score: calibrated(learner.calibration, evidence),
      negative: mood === 'negative',
    }),
  )
  const cold = rest.map(
    ({ evidence, mood }): Scored => ({ score: evidence.logit, negative: mood === 'negative' }),
  )
  const auc = areaUnderCurve(scored)
  return { auc, gain: auc - areaUnderCurve(cold), error: calibrationError(scored) }
}

function shuffled<T>(rows: readonly T[], seed: number): T[] {
  const next = chance(seed)
  const order = [...rows]
  for (let i = order.length - 1; i > 0; i--) {
    const other = Math.floor(next() * (i + 1))
    ;[order[i], order[other]] = [order[other] as T, order[i] as T]
  }
  return order
}
